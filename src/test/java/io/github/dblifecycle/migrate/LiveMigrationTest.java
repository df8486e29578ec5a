package io.github.dblifecycle.migrate;

import static io.github.dblifecycle.scratch.Queries.execute;
import static io.github.dblifecycle.scratch.Queries.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMigrationTest {

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

    private LiveMigration live() {
        return new LiveMigration(project.settings(), database.database());
    }

    private MigrateOutcome migrate() {
        try {
            return live().migrate(RunLimits.USUAL, MigrationListener.SILENT);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private MigrateOutcome.UpToDate succeed() {
        MigrateOutcome outcome = migrate();
        assertThat(outcome).isInstanceOf(MigrateOutcome.UpToDate.class);
        return (MigrateOutcome.UpToDate) outcome;
    }

    private MigrateOutcome.Failed fail() {
        MigrateOutcome outcome = migrate();
        assertThat(outcome).isInstanceOf(MigrateOutcome.Failed.class);
        return (MigrateOutcome.Failed) outcome;
    }

    private Finding refusal() {
        MigrateOutcome.Failed failed = fail();
        assertThat(failed.applied()).isEmpty();
        assertThat(failed.findings()).hasSize(1);
        return failed.findings().get(0);
    }

    private static List<String> scripts(MigrateOutcome outcome) {
        return outcome.applied().stream()
                .map(applied -> applied.migration().script())
                .toList();
    }

    private List<String> tables() throws SQLException {
        return strings(
                database,
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%' ORDER BY 1");
    }

    @Test
    void appliesWhatIsPendingAndNothingTheSecondTime() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();")
                .migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1;");
        MigrateOutcome.UpToDate first = succeed();
        MigrateOutcome.UpToDate second = succeed();

        assertThat(scripts(first)).containsExactly("V1__a.sql", "V2__b.sql", "R__v.sql");
        assertThat(first.version()).contains("2");
        assertThat(scripts(second)).isEmpty();
        assertThat(second.version()).contains("2");
        assertThat(tables()).containsExactly("a", "b");
    }

    @Test
    void aRepeatableScriptRunsAgainOnceItWasEdited() {
        project.migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS a;");
        succeed();
        project.migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS a, 2 AS b;");

        assertThat(scripts(succeed())).containsExactly("R__v.sql");
        assertThat(succeed().version()).isEmpty();
    }

    @Test
    void theListenerHearsOfEachMigrationBeforeAndAfterIt() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migration("V2__b.sql", "SELECT missing();");
        List<String> heard = new ArrayList<>();
        live().migrate(RunLimits.USUAL, new MigrationListener() {
            @Override
            public void started(Migration migration) {
                heard.add("started " + migration.script());
            }

            @Override
            public void finished(Migration migration, Duration duration) {
                heard.add("finished " + migration.script());
            }
        });

        assertThat(heard).containsExactly("started V1__a.sql", "finished V1__a.sql", "started V2__b.sql");
    }

    @Test
    void whatCameBeforeTheFailureStaysApplied() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();\n\nALTER TABLE b\n  ADD n nonsense;\n")
                .migration("V3__c.sql", "CREATE TABLE c ();");
        MigrateOutcome.Failed failed = fail();

        assertThat(scripts(failed)).containsExactly("V1__a.sql");
        assertThat(failed.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DB718");
            assertThat(finding.position().orElseThrow()).hasToString(MigrationProject.MIGRATIONS + "V2__b.sql:4");
            assertThat(finding.message()).contains("type \"nonsense\" does not exist");
            assertThat(finding.fix().orElseThrow()).contains("rolled back");
        });
        assertThat(failed.cause()).isNotNull();
        assertThat(tables()).containsExactly("a");

        project.migration("V2__b.sql", "CREATE TABLE b ();");
        assertThat(scripts(succeed())).containsExactly("V2__b.sql", "V3__c.sql");
    }

    @Test
    void nothingOfOursIsLeftInTheDatabase() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        succeed();

        assertThat(strings(database, "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'"))
                .containsExactly("public");
    }

    @Test
    void refusesAScriptThatWasEditedAfterItWasApplied() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        succeed();
        project.migration("V1__a.sql", "CREATE TABLE edited ();").migration("V2__b.sql", "CREATE TABLE b ();");

        Finding finding = refusal();
        assertThat(finding.code()).isEqualTo("DB710");
        assertThat(finding.position().orElseThrow()).hasToString(MigrationProject.MIGRATIONS + "V1__a.sql:1");
        assertThat(tables()).containsExactly("a");
    }

    @Test
    void refusesToGoOnWithoutAScriptThatWasApplied() throws IOException {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migration("V2__b.sql", "CREATE TABLE b ();");
        succeed();
        project.delete("V1__a.sql");

        Finding finding = refusal();
        assertThat(finding.code()).isEqualTo("DB724");
        assertThat(finding.message()).contains("migration 1 (a)");
    }

    @Test
    void refusesAScriptOlderThanTheNewestApplied() {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migration("V3__c.sql", "CREATE TABLE c ();");
        succeed();
        project.migration("V2__b.sql", "CREATE TABLE b ();");

        Finding finding = refusal();
        assertThat(finding.code()).isEqualTo("DB725");
        assertThat(finding.position().orElseThrow()).hasToString(MigrationProject.MIGRATIONS + "V2__b.sql:1");

        project.with("flyway.outOfOrder", "true");
        assertThat(scripts(succeed())).containsExactly("V2__b.sql");
    }

    @Test
    void saysWhatIsHalfDoneOutsideATransactionAndRefusesToGoOn() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();\nSELECT missing();\n")
                .migration("V1__a.sql.conf", "executeInTransaction=false");
        Finding finding = fail().findings().get(0);

        assertThat(finding.position().orElseThrow()).hasToString(MigrationProject.MIGRATIONS + "V1__a.sql:2");
        assertThat(finding.details()).anyMatch(detail -> detail.contains("does not run in a transaction"));
        assertThat(finding.fix().orElseThrow()).contains("-Ddb.settle=again").doesNotContain("rolled back");
        assertThat(tables()).containsExactly("a");
        assertThat(refusal().code()).isEqualTo("DB726");

        execute(database, "DROP TABLE a; DELETE FROM flyway_schema_history WHERE NOT success");
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        assertThat(scripts(succeed())).containsExactly("V1__a.sql");
    }

    @Test
    void buildsAnIndexConcurrentlyWithoutWaitingForItself() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);")
                .migration("V2__b.sql", "CREATE INDEX CONCURRENTLY i ON a (id);");
        succeed();

        assertThat(strings(database, "SELECT indexname FROM pg_indexes WHERE indexname = 'i'"))
                .containsExactly("i");
    }

    @Test
    void whatTheServerRemarksIsPassedOnWithTheLine() {
        project.migration("V1__a.sql", "SELECT 1;\nDO $$ BEGIN RAISE NOTICE 'three rows were odd'; END $$;\n");
        PrintStream usual = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            succeed();
        } finally {
            System.setErr(usual);
        }

        assertThat(heard.toString(StandardCharsets.UTF_8))
                .contains(MigrationProject.MIGRATIONS + "V1__a.sql:2: three rows were odd");
    }

    @Test
    void tellsWhatIsAppliedAndWhatIsPending() {
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        succeed();
        project.migration("V2__b_c.sql", "CREATE TABLE b ();");
        List<Migration> migrations = live().migrations();

        assertThat(migrations)
                .extracting(Migration::version, Migration::state, migration -> migration
                        .applied()
                        .isPresent())
                .containsExactly(
                        tuple(Optional.of("1"), Migration.State.APPLIED, true),
                        tuple(Optional.of("2"), Migration.State.PENDING, false));
        assertThat(migrations.get(1).description()).isEqualTo("b c");
    }

    @Test
    void emptiesTheDatabaseWhenToldTo() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        succeed();
        live().clean();

        assertThat(tables()).isEmpty();
        assertThat(scripts(succeed())).containsExactly("V1__a.sql");
    }
}
