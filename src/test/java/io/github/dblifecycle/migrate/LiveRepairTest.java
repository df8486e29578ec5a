package io.github.dblifecycle.migrate;

import static io.github.dblifecycle.scratch.Queries.execute;
import static io.github.dblifecycle.scratch.Queries.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit is there for repairs that hang. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveRepairTest {

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(30), Duration.ofMillis(1100));
    private static final RunLimits SHORT = new RunLimits(Duration.ofSeconds(2), Duration.ofMillis(1100));
    private static final String KEY = "(77431708279161 + " + "\"public\".\"flyway_schema_history\"".hashCode() + ")";

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

    private MigrateOutcome migrate() throws SQLException {
        return new LiveMigration(project.settings(), database.database()).migrate(LIMITS, MigrationListener.SILENT);
    }

    private RepairOutcome repair(RunLimits limits, MigrationListener listener, String settle, boolean dryRun)
            throws SQLException {
        Settlements settlements = settle.isEmpty() ? Settlements.NONE : Settlements.parse(settle);
        return new LiveRepair(project.settings(), database.database()).repair(limits, listener, settlements, dryRun);
    }

    private List<RepairChange> repair(String settle) throws SQLException {
        List<String> before = history(database);
        RepairOutcome planned = repair(LIMITS, MigrationListener.SILENT, settle, true);
        assertThat(history(database)).isEqualTo(before);
        RepairOutcome done = repair(LIMITS, MigrationListener.SILENT, settle, false);
        assertThat(done).isInstanceOf(RepairOutcome.Done.class);
        List<RepairChange> changes = ((RepairOutcome.Done) done).changes();
        assertThat(planned).isEqualTo(new RepairOutcome.Planned(changes));
        return changes;
    }

    private List<Finding> refused(String settle) throws SQLException {
        List<String> before = history(database);
        RepairOutcome outcome = repair(LIMITS, MigrationListener.SILENT, settle, false);
        assertThat(history(database)).isEqualTo(before);
        assertThat(outcome).isInstanceOf(RepairOutcome.Refused.class);
        return ((RepairOutcome.Refused) outcome).findings();
    }

    private static Finding failed(RepairOutcome outcome) {
        assertThat(outcome).isInstanceOf(RepairOutcome.Failed.class);
        return ((RepairOutcome.Failed) outcome).findings().get(0);
    }

    private static List<String> history(ScratchDatabase database) throws SQLException {
        return strings(
                database,
                "SELECT concat_ws(' ', installed_rank, version, description, type, script, checksum, success)"
                        + " FROM flyway_schema_history ORDER BY installed_rank");
    }

    private MigrationProject halfDone(String version, String name) {
        return project.migration("V" + version + "__" + name + ".sql", """
                        CREATE TABLE NAME_first ();

                        SELECT missing_NAME();
                        CREATE TABLE NAME_last ();
                        """.replace("NAME", name))
                .file(
                        MigrationProject.MIGRATIONS + "V" + version + "__" + name + ".sql.conf",
                        "executeInTransaction=false");
    }

    @Test
    void thereIsNothingToRepairWithoutAHistory() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        RepairOutcome outcome = repair(LIMITS, MigrationListener.SILENT, "", false);

        assertThat(outcome).isEqualTo(new RepairOutcome.Done(List.of()));
        assertThat(strings(database, "SELECT relname FROM pg_class WHERE relname ~ '^flyway'"))
                .isEmpty();
    }

    @Test
    void itLeavesWhatFlywaysOwnRepairLeavesAndSaysItAllBefore() throws Exception {
        project.migration("V1__edited.sql", "CREATE TABLE a ();")
                .migration("V2__renamed.sql", "CREATE TABLE b ();")
                .migration("V3__gone.sql", "CREATE TABLE c ();")
                .migration("V4__kept.sql", "CREATE TABLE d ();")
                .migration("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;")
                .migration("R__gone.sql", "CREATE OR REPLACE VIEW w AS SELECT 1 AS one;");
        try (ScratchDatabase other = EmbeddedPostgres.createDatabase()) {
            for (ScratchDatabase one : List.of(database, other)) {
                new LiveMigration(project.settings(), one.database()).migrate(LIMITS, MigrationListener.SILENT);
                execute(
                        one,
                        "INSERT INTO flyway_schema_history SELECT 90, '9', 'future', 'SQL', 'V9__future.sql', 1, 'x', now(),"
                                + " 1, true; INSERT INTO flyway_schema_history SELECT 91, '5', 'failed', 'SQL',"
                                + " 'V5__failed.sql', 1, 'x', now(), 1, false; INSERT INTO flyway_schema_history SELECT 92,"
                                + " NULL, 'failed too', 'SQL', 'R__failed_too.sql', 1, 'x', now(), 1, false");
            }
            project.migration("V1__edited.sql", "CREATE TABLE edited ();")
                    .migration("V2__another_name.sql", "CREATE TABLE b ();")
                    .migration("V5__failed.sql", "CREATE TABLE e ();")
                    .migration("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS one;");
            project.delete("V2__renamed.sql");
            project.delete("V3__gone.sql");
            project.delete("R__gone.sql");

            List<RepairChange> changes = repair("");
            new FlywayFactory(project.settings())
                    .flyway(other.database(), new SequentialRunner(project.layout(), Optional.empty()))
                    .repair();

            assertThat(history(database)).isEqualTo(history(other));
            assertThat(changes)
                    .extracting(change -> change.getClass().getSimpleName() + " "
                            + change.row().script())
                    .containsExactly(
                            "Aligned V1__edited.sql",
                            "Aligned V2__renamed.sql",
                            "MarkedDeleted V3__gone.sql",
                            "MarkedDeleted R__gone.sql",
                            "Removed V5__failed.sql",
                            "Removed R__failed_too.sql");
            RepairChange.Aligned edited = (RepairChange.Aligned) changes.get(0);
            assertThat(edited.row().checksum()).isNotEqualTo(edited.checksum());
            assertThat(edited.script()).hasToString(MigrationProject.MIGRATIONS + "V1__edited.sql:1");
            assertThat(((RepairChange.Aligned) changes.get(1)).description()).isEqualTo("another name");
            assertThat(((RepairChange.Removed) changes.get(4)).pending()).isTrue();
            assertThat(((RepairChange.Removed) changes.get(5)).pending()).isFalse();
        }
        assertThat(repair("")).isEmpty();
    }

    @Test
    void whatFlywayIsToldToIgnoreIsNotMarked() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migration("V2__b.sql", "CREATE TABLE b ();");
        migrate();
        project.delete("V1__a.sql");
        project.with("flyway.ignoreMigrationPatterns", "*:missing");

        assertThat(repair("")).isEmpty();
    }

    @Test
    void aScriptThatStoppedHalfWayIsNotTouchedWithoutADecision() throws SQLException {
        halfDone("1", "a").migration("V2__b.sql", "CREATE TABLE b ();");
        migrate();

        Finding finding = refused("").get(0);
        assertThat(finding.code()).isEqualTo("DB753");
        assertThat(finding.message())
                .startsWith("migration 1 (a) stopped half-way, outside a transaction, in statement 2");
        assertThat(finding.position().orElseThrow()).hasToString(MigrationProject.MIGRATIONS + "V1__a.sql:3");
        assertThat(finding.fix().orElseThrow()).contains("-Ddb.settle=applied").contains("-Ddb.settle=again");
        assertThat(finding.details())
                .contains(
                        "statements before it are done, whether statement 2 is, the database tells, those after it are not");
    }

    @Test
    void aJavaMigrationThatWasCutOffIsNotTouchedWithoutADecisionEither() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        migrate();
        execute(
                database,
                "INSERT INTO flyway_schema_history SELECT 2, '2', 'b [running 1 of 1]', 'JDBC', 'db.migration.V2__b', NULL,"
                        + " 'x', now(), 0, false");

        assertThat(refused("").get(0).message())
                .isEqualTo("migration 2 (b) stopped half-way, outside a transaction, and what became of it only you can"
                        + " know");
        assertThat(repair("again")).singleElement().isInstanceOf(RepairChange.SettledToRunAgain.class);
    }

    @Test
    void settledAsAppliedItCountsAsTheScriptThatIsThere() throws SQLException {
        halfDone("1", "a").migration("V2__b.sql", "CREATE TABLE b ();");
        migrate();
        execute(database, "CREATE TABLE a_last ()");
        project.migration("V1__a.sql", "CREATE TABLE a_first ();\nCREATE TABLE a_last ();");

        assertThat(repair("applied"))
                .singleElement()
                .isInstanceOfSatisfying(RepairChange.SettledAsApplied.class, change -> {
                    assertThat(change.description()).isEqualTo("a");
                    assertThat(change.row().description()).isEqualTo("a [stopped in 2 of 3]");
                });
        assertThat(migrate()).isInstanceOf(MigrateOutcome.UpToDate.class);
        assertThat(strings(database, "SELECT description || ' ' || success FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("a true", "b true");
        assertThat(strings(database, "SELECT count(*) FROM pg_class WHERE relname = 'a_last'"))
                .containsExactly("1");
    }

    @Test
    void settledToRunAgainItRunsFromItsFirstStatement() throws SQLException {
        halfDone("1", "a");
        migrate();
        execute(database, "DROP TABLE a_first; CREATE FUNCTION missing_a() RETURNS int LANGUAGE sql RETURN 1");

        assertThat(repair("again"))
                .singleElement()
                .isInstanceOfSatisfying(RepairChange.SettledToRunAgain.class, change -> assertThat(change.pending())
                        .isTrue());
        assertThat(migrate().applied()).hasSize(1);
        assertThat(strings(database, "SELECT count(*) FROM pg_class WHERE relname IN ('a_first', 'a_last')"))
                .containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource({"applied, 0", "again, 1"})
    void aRepeatableScriptIsSettledToo(String settle, int applied) throws SQLException {
        project.migration("R__v.sql", "CREATE TABLE IF NOT EXISTS t ();\nSELECT missing();")
                .file(MigrationProject.MIGRATIONS + "R__v.sql.conf", "executeInTransaction=false");
        migrate();
        execute(database, "CREATE FUNCTION missing() RETURNS int LANGUAGE sql RETURN 1");

        assertThat(repair("R__v.sql=" + settle)).hasSize(1);
        MigrateOutcome outcome = migrate();
        assertThat(outcome).isInstanceOf(MigrateOutcome.UpToDate.class);
        assertThat(outcome.applied()).hasSize(applied);
        assertThat(history(database)).singleElement().asString().contains(" v SQL R__v.sql ");
    }

    @Test
    void ofSeveralEachIsDecidedAbout() throws SQLException {
        halfDone("1", "a");
        migrate();
        execute(
                database,
                "INSERT INTO flyway_schema_history SELECT 2, '2', 'b [running 1 of 2]', 'SQL', 'V2__b.sql', 1, 'x',"
                        + " now(), 0, false");
        halfDone("2", "b");

        assertThat(refused("applied")).extracting(Finding::code).containsExactly("DB753", "DB753");
        assertThat(refused("1=applied")).singleElement().satisfies(finding -> assertThat(
                        finding.fix().orElseThrow())
                .contains("-Ddb.settle=2=applied")
                .doesNotContain("=1="));
        assertThat(repair("1=applied,2=again"))
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly("SettledAsApplied", "SettledToRunAgain");
        assertThat(history(database))
                .singleElement()
                .asString()
                .startsWith("1 1 a SQL")
                .endsWith(" t");
    }

    @Test
    void aFailedRowThatDoesNotSayWhereItStoppedIsSettledToo() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migration("V2__b.sql", "CREATE TABLE b ();");
        migrate();
        execute(database, "UPDATE flyway_schema_history SET success = false WHERE version = '2'");

        assertThat(repair("applied")).singleElement().isInstanceOf(RepairChange.SettledAsApplied.class);
        assertThat(history(database)).allMatch(row -> row.endsWith(" t"));
    }

    @Test
    void aDecisionAboutNothingIsAMistakeAndOneThatIsCarriedOutAlreadyIsNot() throws IOException, SQLException {
        halfDone("1", "a");
        migrate();
        assertThat(refused("7=again,1=again")).extracting(Finding::code).containsExactly("DB754");
        project.delete("V1__a.sql");
        assertThat(refused("applied").get(0).message()).contains("its script is gone");
        halfDone("1", "a");
        assertThat(repair("1=applied")).hasSize(1);

        assertThat(repair("1=applied")).isEmpty();
        assertThat(repair("applied")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "done", "8=done", "applied,again", "8=applied,again", "8=applied,8=again"})
    void whatCannotBeADecisionIsToldWithTheReason(String text) {
        assertThatThrownBy(() -> Settlements.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCallbacksOfARepairAreCalled() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        migrate();
        project.migration("V1__a.sql", "CREATE TABLE a (); -- edited")
                .migration("beforeRepair.sql", "CREATE TABLE before ();")
                .migration("afterRepair.sql", "CREATE TABLE after AS SELECT * FROM before;");
        repair("");

        assertThat(strings(database, "SELECT relname FROM pg_class WHERE relname IN ('before', 'after') ORDER BY 1"))
                .containsExactly("after", "before");
    }

    @Test
    void whileARunIsAliveItIsWaitedForAndThenItsHistoryCounts() throws Exception {
        halfDone("1", "a");
        migrate();
        try (Connection run = database.connect()) {
            execute(run, "SELECT pg_advisory_lock(" + KEY + ")");
            RepairOutcome outcome = repair(
                    LIMITS,
                    new Waiting(() -> {
                        execute(run, "UPDATE flyway_schema_history SET success = true, description = 'a'");
                        execute(run, "SELECT pg_advisory_unlock_all()");
                    }),
                    "",
                    false);

            assertThat(outcome).isEqualTo(new RepairOutcome.Done(List.of()));
        }
    }

    @Test
    void aRunThatStaysAliveIsNamedAndNothingIsTouched() throws Exception {
        halfDone("1", "a");
        migrate();
        List<String> before = history(database);
        try (Connection run = database.connect()) {
            execute(run, "SELECT pg_advisory_lock(" + KEY + ")");
            String process = strings(run, "SELECT pg_backend_pid()").get(0);

            Finding finding = failed(repair(SHORT, MigrationListener.SILENT, "again", false));
            assertThat(finding.code()).isEqualTo("DB744");
            assertThat(finding.fix().orElseThrow()).contains("mvn db:repair");
            assertThat(finding.details()).singleElement().asString().contains("process " + process);
        }
        assertThat(history(database)).isEqualTo(before);
    }

    @Test
    void aHistoryThatSomebodyLocksIsTriedForUntilTheDeadline() throws Exception {
        halfDone("1", "a");
        migrate();
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            execute(other, "LOCK TABLE flyway_schema_history IN SHARE MODE");

            Finding finding = failed(repair(SHORT, MigrationListener.SILENT, "again", false));
            assertThat(finding.code()).isEqualTo("DB743");
            assertThat(finding.details()).anyMatch(line -> line.contains("LOCK TABLE flyway_schema_history"));
            assertThat(repair(
                            LIMITS,
                            new Waiting(() -> {}) {
                                @Override
                                public void retrying(Retry retry) {
                                    try {
                                        other.rollback();
                                    } catch (SQLException e) {
                                        throw new IllegalStateException(e);
                                    }
                                }
                            },
                            "again",
                            false))
                    .isInstanceOfSatisfying(RepairOutcome.Done.class, done -> assertThat(done.changes())
                            .hasSize(1));
        }
    }

    private interface SqlAction {
        void run() throws SQLException;
    }

    private static class Waiting implements MigrationListener {

        private final SqlAction action;

        Waiting(SqlAction action) {
            this.action = action;
        }

        @Override
        public void started(Migration migration) {}

        @Override
        public void finished(Migration migration, Duration duration) {}

        @Override
        public void waitingForOtherRun(String holder) {
            try {
                action.run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
