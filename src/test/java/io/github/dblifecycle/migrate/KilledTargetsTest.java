package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run through many tenants whose process ends half-way. {@code -Dtenants=1000} takes more of them than the usual number.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledTargetsTest {

    private static final int TENANTS = Integer.getInteger("tenants", 24);
    private static final int MIGRATIONS = 20;
    private static final String QUERY = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'tenant%' ORDER BY oid";

    /** Each migration writes down where it ran, so that twice is seen as well as never. */
    private static final String LEDGER =
            "SELECT count(DISTINCT (tenant, step)) || ' of ' || count(*) FROM public.ledger";

    @TempDir
    Path directory;

    private ScratchDatabase database;

    @BeforeEach
    void create() throws SQLException {
        MigrationProject project = new MigrationProject(directory);
        for (int i = 1; i <= MIGRATIONS; i++) {
            project.migration(
                    "V" + i + "__step_" + i + ".sql",
                    "CREATE TABLE t" + i + " (id bigint PRIMARY KEY, name text);\nINSERT INTO public.ledger VALUES"
                            + " (current_schema(), " + i + ");\n");
        }
        database = EmbeddedPostgres.createDatabase();
        Queries.execute(database, "CREATE TABLE public.ledger (tenant text, step integer)");
        for (int i = 1; i <= TENANTS; i++) {
            Queries.execute(database, "CREATE SCHEMA tenant_" + i);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Process halfWay() throws Exception {
        Process process = LiveTargetsProgram.start(directory, database.database(), 1200, QUERY);
        while (steps() < TENANTS * MIGRATIONS / 2) {
            assertThat(process.isAlive()).as(log()).isTrue();
            Queries.strings(database, "SELECT pg_sleep(0.02)");
        }
        return process;
    }

    private int steps() throws SQLException {
        return Integer.parseInt(
                Queries.strings(database, "SELECT count(*) FROM public.ledger").get(0));
    }

    private String log() throws Exception {
        return Files.readString(directory.resolve("run.log"));
    }

    private int run() throws Exception {
        return LiveTargetsProgram.start(directory, database.database(), 1200, QUERY)
                .waitFor();
    }

    private void allIsThereOnce() throws SQLException {
        assertThat(Queries.strings(database, LEDGER))
                .containsExactly(TENANTS * MIGRATIONS + " of " + TENANTS * MIGRATIONS);
        assertThat(Queries.strings(
                        database,
                        "SELECT count(*) || ' ' || count(*) FILTER (WHERE tables = " + MIGRATIONS + ") FROM (SELECT"
                                + " count(*) FILTER (WHERE c.relname ~ '^t[0-9]+$') AS tables FROM pg_namespace n JOIN"
                                + " pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r' WHERE n.nspname LIKE"
                                + " 'tenant%' GROUP BY n.oid) AS each"))
                .containsExactly(TENANTS + " " + TENANTS);
        for (int i = 1; i <= TENANTS; i++) {
            assertThat(Queries.strings(
                            database,
                            "SELECT count(*) || ' ' || count(DISTINCT version) || ' ' || bool_and(success) || ' ' ||"
                                    + " max(version::int) FROM tenant_" + i + ".flyway_schema_history"))
                    .containsExactly(MIGRATIONS + " " + MIGRATIONS + " true " + MIGRATIONS);
        }
    }

    @Test
    void oneThatIsKilledIsSimplyRunAgain() throws Exception {
        Process killed = halfWay();
        killed.destroyForcibly().waitFor();

        assertThat(run()).as(log()).isZero();

        assertThat(log()).containsPattern("UP_TO_DATE [1-9]");
        allIsThereOnce();
        assertThat(run()).as(log()).isZero();
        assertThat(log()).contains("UP_TO_DATE " + TENANTS).contains("MIGRATED 0");
    }

    @Test
    void oneThatIsToldToStopEndsWhatRunsAndSaysWhatIsNotBegun() throws Exception {
        Process stopped = halfWay();
        stopped.destroy();

        assertThat(stopped.waitFor()).isNotZero();
        assertThat(log())
                .contains("DB778")
                .contains("the build was told to stop")
                .containsPattern("NOT_BEGUN [1-9]");
        assertThat(Queries.strings(
                        database,
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <>"
                                + " pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'"))
                .containsExactly("0");
        assertThat(run()).as(log()).isZero();
        allIsThereOnce();
    }
}
