package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrationException;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.plan.ExpectedLocks;
import io.github.dblifecycle.plan.PendingPlan;
import io.github.dblifecycle.plan.PendingScript;
import io.github.dblifecycle.plan.PendingStep;
import io.github.dblifecycle.scratch.Queries;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanMigrationTest {

    private static final String ORDERS = "CREATE TABLE orders (id int PRIMARY KEY, note text, placed date);"
            + " CREATE TABLE customers (id int PRIMARY KEY); CREATE SCHEMA app; CREATE TABLE app.a ();";

    @TempDir
    Path directory;

    private DriftProject project;

    @BeforeEach
    void create() {
        project = new DriftProject(directory);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private static PlanOutcome.Planned planned(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
        return (PlanOutcome.Planned) outcome;
    }

    private PendingPlan plan() throws SQLException {
        PlanOutcome.Planned planned = planned(project.plan());
        assertThat(planned.findings()).isEmpty();
        return planned.plan();
    }

    private String hash() throws SQLException {
        return planned(project.plan(project.live().database(), false))
                .plan()
                .identity()
                .hash();
    }

    private static Finding refused(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Refused.class);
        List<Finding> findings = ((PlanOutcome.Refused) outcome).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static List<String> locks(PendingStep step) {
        assertThat(step.locks()).isInstanceOf(ExpectedLocks.Observed.class);
        return ((ExpectedLocks.Observed) step.locks())
                .telling().stream()
                        .map(lock -> lock.mode().word() + " " + lock.display())
                        .toList();
    }

    private static String notObserved(PendingStep step) {
        assertThat(step.locks()).isInstanceOf(ExpectedLocks.NotObserved.class);
        return ((ExpectedLocks.NotObserved) step.locks()).reason();
    }

    private static List<String> hazards(PendingStep step) {
        return step.hazards().stream()
                .map(hazard -> hazard.kind().word() + ": " + hazard.sentence())
                .toList();
    }

    /** The only statement of the only script that is pending behind tables orders and customers. */
    private PendingStep pending(String sql) throws SQLException {
        project.migration("V1__a.sql", ORDERS).migrate().migration("V2__b.sql", sql);
        PendingPlan plan = plan();
        assertThat(plan.scripts()).hasSize(1);
        assertThat(plan.scripts().get(0).steps()).hasSize(1);
        return plan.scripts().get(0).steps().get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void tellsWhatEachStatementLocksBeyondTheOnesBeforeIt(int major) throws Exception {
        try (DriftProject there = new DriftProject(directory, major)) {
            there.migration("V1__a.sql", ORDERS).migrate().migration("V2__b.sql", """
                            CREATE TABLE items (id int);
                            CREATE INDEX i ON orders (note);

                            ALTER TABLE orders ADD weight int;
                            ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0);
                            ALTER TABLE items ADD weight int;
                            INSERT INTO customers VALUES (1);
                            """);
            PlanOutcome.Planned planned = planned(there.plan());
            assertThat(planned.findings()).isEmpty();
            List<PendingStep> steps = planned.plan().scripts().get(0).steps();

            assertThat(steps)
                    .extracting(step -> step.position().toString())
                    .containsExactly(
                            MigrationProject.MIGRATIONS + "V2__b.sql:1",
                            MigrationProject.MIGRATIONS + "V2__b.sql:2",
                            MigrationProject.MIGRATIONS + "V2__b.sql:4",
                            MigrationProject.MIGRATIONS + "V2__b.sql:5",
                            MigrationProject.MIGRATIONS + "V2__b.sql:6",
                            MigrationProject.MIGRATIONS + "V2__b.sql:7");
            assertThat(steps.get(2).sql().orElseThrow()).isEqualTo("ALTER TABLE orders ADD weight int");
            assertThat(steps)
                    .extracting(PlanMigrationTest::locks)
                    .containsExactly(
                            List.of(),
                            List.of("ShareLock table public.orders"),
                            List.of("AccessExclusiveLock table public.orders"),
                            List.of(),
                            List.of(),
                            List.of("RowExclusiveLock table public.customers"));
            assertThat(steps)
                    .extracting(PlanMigrationTest::hazards)
                    .containsExactly(
                            List.of(),
                            List.of("blocks-writes: writes to table public.orders wait until the transaction ends"),
                            List.of(
                                    "blocks-reads: reads and writes of table public.orders wait until the transaction ends"),
                            List.of(),
                            List.of(),
                            List.of());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE orders ALTER id TYPE bigint | rewrites-table: table public.orders is written anew, every row of it",
                "ALTER TABLE orders DROP note            | loses-data: column note of table public.orders is dropped with all its values",
                "DROP TABLE orders                       | loses-data: table public.orders is dropped with all its rows",
                "DROP SCHEMA app CASCADE | loses-data: table app.a is dropped with all its rows",
                "TRUNCATE customers                      | loses-data: table public.customers is emptied",
                "DO 'BEGIN DROP TABLE orders; END'       | loses-data: table public.orders is dropped with all its rows",
            })
    void tellsWhatAStatementDoesToRows(String sql, String hazard) throws Exception {
        assertThat(hazards(pending(sql + ";"))).contains(hazard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ALTER note SET DEFAULT 'x'",
                "ALTER TABLE orders RENAME note TO remark",
                "ALTER TABLE orders RENAME TO purchases",
                "ALTER TABLE orders ADD weight int DEFAULT 7",
            })
    void whatKeepsRowsAsTheyAreOnlyLocks(String sql) throws Exception {
        assertThat(hazards(pending(sql)))
                .containsExactly(
                        "blocks-reads: reads and writes of table public.orders wait until the transaction ends");
    }

    @Test
    void aForeignKeyBlocksWritesToBothTables() throws Exception {
        PendingStep step =
                pending("ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES customers NOT VALID;");

        assertThat(locks(step))
                .containsExactly(
                        "ShareRowExclusiveLock table public.customers", "ShareRowExclusiveLock table public.orders");
    }

    @Test
    void anIndexIsNamedOnlyWhereItHasSomebodyWaitWhoDoesNotWaitForItsTable() throws Exception {
        project.migration("V1__a.sql", ORDERS)
                .migrate()
                .migration("V2__b.sql", "ALTER TABLE orders ADD n int;\nALTER TABLE orders ALTER id TYPE bigint;")
                .migration("V3__c.sql", "REINDEX INDEX orders_pkey;");
        PendingPlan plan = plan();

        assertThat(locks(plan.scripts().get(0).steps().get(1))).isEmpty();
        assertThat(hazards(plan.scripts().get(1).steps().get(0)))
                .contains(
                        "blocks-reads: reads and writes of table public.orders, whose index public.orders_pkey it locks,"
                                + " wait until the transaction ends");
    }

    @Test
    void locksOfStatementsOutsideATransactionAreNotClaimedToBeKnown() throws Exception {
        PendingStep step = pending("CREATE INDEX CONCURRENTLY i ON orders (note);");

        assertThat(notObserved(step))
                .isEqualTo("V2__b.sql runs outside a transaction, and its locks end with each statement");
        assertThat(plan().scripts().get(0).identity().inTransaction()).isFalse();
    }

    @Test
    void whatRunsOutsideATransactionIsStillSeenToRewriteATable() throws Exception {
        assertThat(hazards(pending("VACUUM FULL orders;")))
                .containsExactly("rewrites-table: table public.orders is written anew, every row of it");
    }

    @Test
    void whatAnEarlierPendingScriptMadeWasThereBeforeALaterOne() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);").migration("V2__b.sql", "ALTER TABLE a ADD n int;");
        PendingPlan plan = plan();

        assertThat(locks(plan.scripts().get(0).steps().get(0))).isEmpty();
        assertThat(locks(plan.scripts().get(1).steps().get(0))).containsExactly("AccessExclusiveLock table public.a");
    }

    @Test
    void nothingIsCreatedInTheDatabaseAndNothingChanged() throws Exception {
        project.migration("V1__a.sql", "CREATE SCHEMA app; CREATE TABLE app.a ();")
                .with("flyway.schemas", "app");
        assertThat(planned(project.plan()).exists()).isFalse();

        assertThat(Queries.strings(
                        project.live(),
                        "SELECT relname FROM pg_class WHERE relnamespace > 16000 OR relname LIKE 'flyway%'"
                                + " UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = 'app'"))
                .isEmpty();
    }

    @Test
    void aRoleThatMayOnlyReadTheHistoryIsEnough() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);")
                .migrate()
                .migration("V2__b.sql", "ALTER TABLE a ADD n int;");
        project.byHand("CREATE ROLE plan_reader LOGIN PASSWORD 'secret'");
        Database reader = new Database(
                project.live().database().url(), Optional.of("plan_reader"), Optional.of(new Secret("secret")));
        try {
            assertThatThrownBy(() -> project.plan(reader, true))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("GRANT SELECT ON public.flyway_schema_history TO plan_reader;");

            project.byHand("GRANT SELECT ON flyway_schema_history TO plan_reader");
            PendingPlan plan = planned(project.plan(reader, true)).plan();
            assertThat(plan).isEqualTo(plan());
            assertThat(locks(plan.scripts().get(0).steps().get(0)))
                    .containsExactly("AccessExclusiveLock table public.a");
        } finally {
            project.byHand("DROP OWNED BY plan_reader; DROP ROLE plan_reader");
        }
    }

    @Test
    void nothingPendingIsAPlanToo() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migrate();
        PlanOutcome.Planned planned = planned(project.plan());

        assertThat(planned.plan().scripts()).isEmpty();
        assertThat(planned.plan().history()).hasSize(1);
        assertThat(planned.exists()).isTrue();
    }

    @Test
    void scriptsStandInTheOrderInWhichTheyRun() throws Exception {
        project.migration("V10__c.sql", "SELECT 1;")
                .migration("V2__b.sql", "SELECT 1;")
                .migration("R__b.sql", "SELECT 1;")
                .migration("R__a.sql", "SELECT 1;");

        assertThat(plan().scripts()).extracting(PendingScript::title).containsExactly("2  b", "10  c", "R  a", "R  b");
    }

    @Test
    void aRepeatableScriptThatNamesItsDatabaseRunsAgainOnlyWhenItChanged() throws Exception {
        project.migration("R__a.sql", "COMMENT ON DATABASE \"${flyway:database}\" IS 'a';")
                .migrate();
        assertThat(plan().scripts()).isEmpty();

        project.migration("R__a.sql", "COMMENT ON DATABASE \"${flyway:database}\" IS 'b';");
        assertThat(plan().scripts()).extracting(PendingScript::title).containsExactly("R  a");
    }

    @Test
    void valuesOfPlaceholdersAreNotShownButAreWhatIsApproved() throws Exception {
        project.with("flyway.placeholders.secret", "topsecret")
                .with("flyway.placeholders.other", "1")
                .migration("V1__a.sql", "CREATE TABLE a (s text DEFAULT '${secret}');");
        PendingPlan plan = plan();

        assertThat(plan.toString()).doesNotContain("topsecret").contains("DEFAULT '${secret}'");
        String hash = plan.identity().hash();
        project.with("flyway.placeholders.other", "2");
        assertThat(hash()).isEqualTo(hash);
        project.with("flyway.placeholders.secret", "other");
        assertThat(hash()).isNotEqualTo(hash);
    }

    @Test
    void whatTheServerSaysOfAStatementDoesNotShowThemEither() throws Exception {
        project.with("flyway.placeholders.secret", "topsecret")
                .migration("V1__a.sql", "SELECT '${secret}'::int;")
                .migration("V2__b.sql", "SELECT 1;");
        PlanOutcome.Planned planned = planned(project.plan());

        assertThat(planned.findings().toString()).contains("${secret}");
        assertThat(planned.toString()).doesNotContain("topsecret").contains("invalid input syntax");
    }

    @Test
    void whatFlywayIsToSendFirstIsNotSent() throws Exception {
        project.with("flyway.initSql", "CREATE TABLE left_by_a_plan ()").migration("V1__a.sql", "SELECT 1;");

        assertThat(planned(project.plan()).plan().scripts()).hasSize(1);
        assertThat(Queries.strings(project.live(), "SELECT relname FROM pg_class WHERE relname = 'left_by_a_plan'"))
                .isEmpty();
    }

    @Test
    void aPlanIsTheSameOneWithoutATrialOnAnotherDatabaseAndWithOtherLineEnds() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);\n")
                .migrate()
                .migration("V2__b.sql", "SELECT 1;\nSELECT 2;\n");
        String hash = plan().identity().hash();

        assertThat(hash()).isEqualTo(hash);
        project.migration("V2__b.sql", "SELECT 1;\r\nSELECT 2;\r\n");
        assertThat(hash()).isEqualTo(hash);
        project.migration("V2__b.sql", "SELECT 1;\nSELECT 2;\n");
        try (DriftProject other = new DriftProject(directory)) {
            other.delete("V2__b.sql");
            other.migrate().migration("V2__b.sql", "SELECT 1;\nSELECT 2;\n");
            assertThat(planned(other.plan()).plan().identity().hash()).isEqualTo(hash);
        }
    }

    @Test
    void whateverWouldBeAppliedOtherwiseIsAnotherPlan() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);").migrate().migration("V2__b.sql", "SELECT 1;");
        String hash = hash();

        project.migration("V2__b.sql", "SELECT 1; -- @assert true");
        assertThat(hash()).as("a comment").isNotEqualTo(hash);
        project.migration("V2__b.sql", "SELECT 1;").migration("V3__c.sql", "SELECT 1;");
        assertThat(hash()).as("one more script").isNotEqualTo(hash);
        project.delete("V3__c.sql");
        project.migration("V2__b.sql.conf", "executeInTransaction=false");
        assertThat(hash()).as("outside a transaction").isNotEqualTo(hash);
        project.delete("V2__b.sql.conf");
        project.with("flyway.skipExecutingMigrations", "true");
        assertThat(hash()).as("only recorded").isNotEqualTo(hash);
        project.with("flyway.skipExecutingMigrations", "false");
        assertThat(hash()).isEqualTo(hash);
        project.byHand("UPDATE flyway_schema_history SET installed_by = 'other', installed_on = now()");
        assertThat(hash()).as("who and when does not matter").isEqualTo(hash);
        project.byHand(
                "INSERT INTO flyway_schema_history SELECT 0, NULL, 'x', 'SCHEMA', 'x', NULL, 'x', now(), 0, true");
        assertThat(hash()).as("another history").isNotEqualTo(hash);
    }

    @Test
    void aScriptThatOnlyRunsWithRowsLeavesItsLocksUnknownAndIsPlannedNevertheless() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);")
                .migrate()
                .byHand("INSERT INTO a VALUES (1)")
                .migration("V2__b.sql", "ALTER TABLE a ADD n int;\nDO 'BEGIN ASSERT EXISTS (SELECT FROM a); END';")
                .migration("V3__c.sql", "ALTER TABLE a ADD m int;");
        PlanOutcome.Planned planned = planned(project.plan());
        List<PendingScript> scripts = planned.plan().scripts();

        assertThat(scripts).hasSize(2);
        assertThat(locks(scripts.get(0).steps().get(0))).containsExactly("AccessExclusiveLock table public.a");
        assertThat(notObserved(scripts.get(0).steps().get(1))).contains("V2__b.sql:2", "assertion failed");
        assertThat(notObserved(scripts.get(1).steps().get(0))).contains("V2__b.sql:2", "assertion failed");
        assertThat(planned.findings()).extracting(Finding::code).containsExactly("DB751");
    }

    @Test
    void whatCannotBeAppliedAgainLeavesLocksUnknownAndIsPlannedNevertheless() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);")
                .migrate()
                .migration("V2__b.sql", "DO 'BEGIN ASSERT EXISTS (SELECT FROM a); END';")
                .byHand("INSERT INTO a VALUES (1)")
                .migrate()
                .migration("V3__c.sql", "ALTER TABLE a ADD m int;");
        PendingStep step =
                planned(project.plan()).plan().scripts().get(0).steps().get(0);

        assertThat(notObserved(step))
                .startsWith("what was applied before does not run in a scratch database: ")
                .contains("V2__b.sql:1");
    }

    @Test
    void whatMigrateWouldRefuseIsNoPlan() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);").migrate().migration("V2__b.sql", "SELECT 1;");
        project.migration("V1__a.sql", "CREATE TABLE a (id bigint);");

        assertThat(refused(project.plan()).code()).isEqualTo("DB710");
        project.migration("V1__a.sql", "CREATE TABLE a (id int);").migration("V0__z.sql", "SELECT 1;");
        assertThat(refused(project.plan()).code()).isEqualTo("DB725");
        project.delete("V0__z.sql");
        project.migration("V2__b.sql", "SELECT '${unknown}';");
        assertThat(refused(project.plan()).code()).isEqualTo("DB713");
    }

    @Test
    void aDatabaseThatHoldsSomethingButHasNoHistoryIsNotPlannedFor() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);").byHand("CREATE TABLE b ()");

        assertThat(refused(project.plan()).code()).isEqualTo("DB750");
    }

    @Test
    void callbacksOfTheProjectAreNotCalledInTheDatabase() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);").migrate();
        project.migration("beforeInfo.sql", "CREATE TABLE IF NOT EXISTS left_by_callback ();")
                .migration("beforeValidate.sql", "CREATE TABLE IF NOT EXISTS left_by_callback ();")
                .migration("beforeEachMigrate.sql", "CREATE TABLE IF NOT EXISTS each ();")
                .migration("V2__b.sql", "ALTER TABLE a ADD n int;");

        assertThat(locks(plan().scripts().get(0).steps().get(0))).containsExactly("AccessExclusiveLock table public.a");
        assertThat(Queries.strings(project.live(), "SELECT relname FROM pg_class WHERE relname LIKE '%callback'"))
                .isEmpty();
    }

    @Test
    void aJavaMigrationIsObservedAsAWhole() throws Exception {
        Path classes = Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        project.project().classes(classes, getClass().getClassLoader());
        project.migration("V1__a.sql", "CREATE TABLE t (id bigint);");
        project.with("flyway.target", "1").migrate().with("flyway.target", "latest");
        PendingPlan plan = planned(
                        project.planIn("classpath:db/migration", "classpath:io/github/dblifecycle/migrate/written"))
                .plan();

        assertThat(plan.scripts()).hasSize(1);
        PendingStep step = plan.scripts().get(0).steps().get(0);
        assertThat(step.sql()).isEmpty();
        assertThat(plan.scripts().get(0).identity().script()).endsWith("V2__AddColumn");
        assertThat(locks(step)).containsExactly("AccessExclusiveLock table public.t");
    }

    @Test
    void aLocalDatabaseThatWasNeverStartedIsNotMadeForAPlan() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);");
        PlanOutcome.Planned planned = planned(project.planOfLocal());

        assertThat(planned.plan().scripts()).hasSize(1);
        assertThat(planned.exists()).isFalse();
        assertThat(directory.resolve(".db")).doesNotExist();
    }
}
