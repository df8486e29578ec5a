package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose process ends while they run. */
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledRunTest {

    private static final String SLEEPING =
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
                    + " AND query LIKE 'SELECT pg_sleep(60)%'";

    @TempDir
    Path directory;

    private MigrationProject project;
    private ScratchDatabase database;

    @BeforeEach
    void create() {
        project = new MigrationProject(directory);
        database = EmbeddedPostgres.createDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Process sleepingRun() throws Exception {
        Process process = LiveRunProgram.start(directory, database.database(), 60);
        while (Queries.strings(database, SLEEPING).isEmpty()) {
            assertThat(process.isAlive())
                    .as(Files.readString(directory.resolve("run.log")))
                    .isTrue();
            Queries.strings(database, "SELECT pg_sleep(0.05)");
        }
        return process;
    }

    private void theServerNoticesToo() throws SQLException {
        while (!Queries.strings(database, SLEEPING).isEmpty()) {
            Queries.strings(database, "SELECT pg_sleep(0.05)");
        }
    }

    private List<String> history() throws SQLException {
        return Queries.strings(
                database,
                "SELECT version || ' ' || description || ' ' || success FROM flyway_schema_history ORDER BY 1");
    }

    private MigrateOutcome migrate() throws SQLException {
        return new LiveMigration(project.settings(), database.database())
                .migrate(new RunLimits(Duration.ofSeconds(30), Duration.ofSeconds(1)), MigrationListener.SILENT);
    }

    @Test
    void oneThatIsToldToStopCancelsItsStatementAndSaysSo() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();\nSELECT pg_sleep(60);");
        Process run = sleepingRun();

        run.destroy();

        assertThat(run.waitFor()).isNotZero();
        assertThat(Files.readString(directory.resolve("run.log")))
                .contains("DB742")
                .contains("V2__b.sql:2]");
        assertThat(Queries.strings(database, SLEEPING)).isEmpty();
        assertThat(history()).containsExactly("1 a true");
    }

    @Test
    void oneThatIsKilledInATransactionLeavesNothing() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();\nSELECT pg_sleep(60);");
        Process run = sleepingRun();

        run.destroyForcibly().waitFor();

        theServerNoticesToo();
        assertThat(history()).containsExactly("1 a true");
        project.migration("V2__b.sql", "CREATE TABLE b ();");
        assertThat(migrate().applied()).hasSize(1);
    }

    @Test
    void oneThatIsKilledOutsideATransactionLeavesWordOfWhereItWas() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();\n\nSELECT pg_sleep(60);\nCREATE TABLE c ();")
                .file(MigrationProject.MIGRATIONS + "V1__a.sql.conf", "executeInTransaction=false");
        Process run = sleepingRun();

        run.destroyForcibly().waitFor();

        theServerNoticesToo();
        assertThat(history()).containsExactly("1 a [running 2 of 3] false");
        MigrateOutcome.Failed next = (MigrateOutcome.Failed) migrate();
        assertThat(next.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DB726");
            assertThat(finding.message()).contains("in statement 2 of 3");
            assertThat(finding.position().orElseThrow().line()).isEqualTo(3);
            assertThat(finding.details())
                    .containsExactly(
                            "statements before it are done, whether statement 2 is, the database tells, those after it"
                                    + " are not");
        });
    }
}
