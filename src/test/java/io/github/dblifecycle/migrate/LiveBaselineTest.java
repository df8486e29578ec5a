package io.github.dblifecycle.migrate;

import static io.github.dblifecycle.scratch.Queries.execute;
import static io.github.dblifecycle.scratch.Queries.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The time limit is there for baselines that hang. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveBaselineTest {

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(2), Duration.ofMillis(1100));

    @TempDir
    Path directory;

    private MigrationProject project;
    private ScratchDatabase database;

    @BeforeEach
    void create() throws SQLException {
        project = new MigrationProject(directory)
                .migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();")
                .migration("V3__c.sql", "CREATE TABLE c ();")
                .migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;")
                .with("flyway.baselineVersion", "2");
        database = EmbeddedPostgres.createDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private BaselineOutcome baseline(boolean dryRun) throws SQLException {
        return new LiveBaseline(project.settings(), database.database())
                .baseline(LIMITS, MigrationListener.SILENT, dryRun);
    }

    private BaselineOutcome.Baselined baselined(boolean dryRun) throws SQLException {
        BaselineOutcome outcome = baseline(dryRun);
        assertThat(outcome).isInstanceOf(BaselineOutcome.Baselined.class);
        return (BaselineOutcome.Baselined) outcome;
    }

    private Finding refused() throws SQLException {
        BaselineOutcome outcome = baseline(false);
        assertThat(outcome).isInstanceOf(BaselineOutcome.Refused.class);
        return ((BaselineOutcome.Refused) outcome).findings().get(0);
    }

    private MigrateOutcome migrate() throws SQLException {
        return new LiveMigration(project.settings(), database.database())
                .migrate(RunLimits.USUAL, MigrationListener.SILENT);
    }

    private static List<String> scripts(List<Migration> migrations) {
        return migrations.stream().map(Migration::script).toList();
    }

    private List<String> history() throws SQLException {
        return strings(
                database,
                "SELECT version || ' ' || description || ' ' || type FROM flyway_schema_history ORDER BY installed_rank");
    }

    @Test
    void saysWhatCountsAsAppliedAndTheRestIsMigrated() throws SQLException {
        execute(database, "CREATE TABLE a (); CREATE TABLE b ()");
        BaselineOutcome.Baselined told = baselined(true);
        assertThat(told.made()).isFalse();
        assertThat(strings(database, "SELECT relname FROM pg_class WHERE relname ~ '^flyway'"))
                .isEmpty();

        BaselineOutcome.Baselined done = baselined(false);
        assertThat(done.made()).isTrue();
        assertThat(scripts(done.counted())).containsExactly("V1__a.sql", "V2__b.sql");
        assertThat(scripts(done.pending())).containsExactly("V3__c.sql");
        assertThat(done.remarks()).isEmpty();
        assertThat(told.counted()).isEqualTo(done.counted());
        assertThat(history()).containsExactly("2 << Flyway Baseline >> BASELINE");

        assertThat(migrate().applied())
                .extracting(one -> one.migration().script())
                .containsExactly("V3__c.sql", "R__v.sql");
    }

    @Test
    void theSameBaselineTwiceIsNoFaultAndAnotherOneIs() throws SQLException {
        execute(database, "CREATE TABLE a ()");
        project.with("flyway.baselineDescription", "from elsewhere");
        baselined(false);
        assertThat(baseline(false)).isEqualTo(new BaselineOutcome.Already("2", "from elsewhere"));

        project.with("flyway.baselineVersion", "3");
        Finding finding = refused();
        assertThat(finding.code()).isEqualTo("DB756");
        assertThat(finding.message()).contains("at version 2 (from elsewhere)").contains("not at 3");
        assertThat(history()).hasSize(1);
    }

    @Test
    void aHistoryWithMigrationsIsRefused() throws SQLException {
        migrate();
        Finding finding = refused();

        assertThat(finding.code()).isEqualTo("DB755");
        assertThat(finding.message()).contains("has 4 migrations already, the last repeatable migration 'v'");
        assertThat(history()).hasSize(4 - 1 + 1);
    }

    @Test
    void anEmptySchemaMakesOneWonder() throws SQLException {
        assertThat(baselined(true).remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo("DB757");
            assertThat(remark.message()).contains("what V1__a.sql to V2__b.sql create is not there");
        });
    }

    @Test
    void anotherRunIsWaitedForUntilTheDeadline() throws Exception {
        execute(database, "CREATE TABLE a ()");
        try (Connection run = database.connect()) {
            execute(
                    run,
                    "SELECT pg_advisory_lock(77431708279161 + " + "\"public\".\"flyway_schema_history\"".hashCode()
                            + ")");
            BaselineOutcome outcome = baseline(false);

            assertThat(outcome).isInstanceOf(BaselineOutcome.Failed.class);
            assertThat(((BaselineOutcome.Failed) outcome).findings())
                    .extracting(Finding::code)
                    .containsExactly("DB744");
        }
        assertThat(strings(database, "SELECT relname FROM pg_class WHERE relname ~ '^flyway'"))
                .isEmpty();
    }
}
