package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.workflow.DriftProject.only;
import static io.github.dblifecycle.workflow.DriftProject.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.scratch.Queries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDriftTest {

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

    private static Finding finding(DriftOutcome outcome, String code) {
        List<Finding> found = outcome.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
        assertThat(found).as(outcome.findings().toString()).hasSize(1);
        return found.get(0);
    }

    @Test
    void undoScriptsBesideTheMigrationsAreNoneThatWereApplied() throws Exception {
        DriftOutcome outcome = project.migration("V1__a.sql", "CREATE TABLE a (id int);")
                .migration("U1__a.sql", "DROP TABLE a;")
                .migrate()
                .check();

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.migrations()).isNotEmpty();
        assertThat(outcome.passed()).isTrue();
    }

    @Test
    void aDatabaseThatOnlyMigrationsTouchedHasNotDrifted() throws Exception {
        DriftOutcome outcome = project.migration(
                        "V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY, s varchar(9) CHECK (s IN ('x', 'y')));")
                .migration("V2__b.sql", "CREATE VIEW v AS SELECT id FROM a; CREATE INDEX i ON a (s);")
                .migration("R__r.sql", "CREATE OR REPLACE VIEW r AS SELECT 1 AS one;")
                .migrate()
                .check();

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.passed()).isTrue();
        assertThat(outcome.compared()).isTrue();
        assertThat(outcome.migrations()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void tellsWhatWasCreatedDroppedAndAltered(int major) throws Exception {
        try (DriftProject there = new DriftProject(directory, major)) {
            there.migration("V1__a.sql", "CREATE TABLE a (id int, note text);\nCREATE INDEX i ON a (id);\n")
                    .migrate()
                    .byHand("CREATE TABLE extra (id int)")
                    .byHand("DROP INDEX i")
                    .byHand("ALTER TABLE a ALTER note SET NOT NULL");
            DriftOutcome outcome = there.check();

            assertThat(outcome.passed()).isFalse();
            assertThat(outcome.drifted()).isEqualTo(3);
            assertThat(told(outcome))
                    .containsExactlyInAnyOrder(
                            "DB801 table public.extra was created outside of migrations",
                            "DB802 index public.i was dropped outside of migrations",
                            "DB803 column public.a.note was altered outside of migrations");
            assertThat(finding(outcome, "DB801").position()).isEmpty();
            assertThat(finding(outcome, "DB801").details())
                    .contains("migrations: none")
                    .anyMatch(line -> line.contains("column public.extra.id, type integer"));
            assertThat(finding(outcome, "DB802").position().orElseThrow())
                    .hasToString(MigrationProject.MIGRATIONS + "V1__a.sql:2");
            assertThat(finding(outcome, "DB803").details()).contains("not null: migrations no, live yes");
        }
    }

    @Test
    void driftThatIsOnlyToBeToldIsAWarning() throws Exception {
        DriftOutcome outcome = project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migrate()
                .byHand("CREATE TABLE extra ()")
                .warnOnly()
                .check();

        assertThat(outcome.passed()).isTrue();
        assertThat(only(outcome).severity()).isEqualTo(Severity.WARNING);
        assertThat(outcome.drifted()).isEqualTo(1);
    }

    @Test
    void ignoredObjectsAreCountedAndNotTold() throws Exception {
        DriftOutcome outcome = project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migrate()
                .byHand("CREATE TABLE tmp_1 (); CREATE SCHEMA ops; CREATE TABLE ops.x ();"
                        + " ALTER TABLE a ADD audit text; CREATE INDEX left_over ON a (audit)")
                .ignore("table:public.tmp_*")
                .ignore("schema:ops")
                .ignore("column:public.a.audi?")
                .check();

        assertThat(told(outcome)).containsExactly("DB801 index public.left_over was created outside of migrations");
        assertThat(outcome.ignored()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyRuleThatIsNoneIsTold() {
        assertThatThrownBy(() -> IgnoreRules.parse(List.of("tabel:public.a", "public.a", "table:", "extension:*")))
                .isInstanceOfSatisfying(ConfigurationException.class, refused -> {
                    assertThat(refused.problems()).hasSize(3);
                    assertThat(refused)
                            .hasMessageContaining("'tabel:public.a'")
                            .hasMessageContaining("materialized-view");
                });
    }

    @Test
    void aRoleThatMayOnlyConnectAndReadTheHistoryIsEnough() throws Exception {
        project.migration(
                        "V1__a.sql",
                        "CREATE SCHEMA app; CREATE TABLE app.a (id int CHECK (id > 0));"
                                + " CREATE VIEW app.v AS SELECT id FROM app.a;"
                                + " CREATE FUNCTION app.f() RETURNS int LANGUAGE sql RETURN 1;")
                .migrate()
                .byHand("ALTER TABLE app.a ADD n int");
        Database reader = role("reader_of_drift");
        try {
            DriftOutcome forbidden = project.check(reader);
            assertThat(only(forbidden).code()).isEqualTo("DB818");
            assertThat(only(forbidden).fix().orElseThrow())
                    .contains("GRANT SELECT ON public.flyway_schema_history TO reader_of_drift;");

            project.byHand("GRANT SELECT ON flyway_schema_history TO reader_of_drift");
            assertThat(told(project.check(reader)))
                    .containsExactly("DB801 column app.a.n was created outside of migrations");
        } finally {
            project.byHand("DROP OWNED BY reader_of_drift; DROP ROLE reader_of_drift");
        }
    }

    private Database role(String name) throws SQLException {
        project.byHand("CREATE ROLE " + name + " LOGIN PASSWORD 'secret'");
        return new Database(project.live().database().url(), Optional.of(name), Optional.of(new Secret("secret")));
    }

    @Test
    void rolesThatOnlyTheLiveServerHasMayBeNamedInScripts() throws Exception {
        project.byHand("CREATE ROLE drift_app NOLOGIN");
        try {
            DriftOutcome outcome = project.migration(
                            "V1__a.sql",
                            "CREATE TABLE a (id int); GRANT SELECT ON a TO drift_app;"
                                    + " CREATE POLICY p ON a TO drift_app USING (id > 0);")
                    .migrate()
                    .check();

            assertThat(outcome.findings()).isEmpty();
        } finally {
            project.byHand("DROP OWNED BY drift_app; DROP ROLE drift_app");
        }
    }

    @Test
    void pendingMigrationsAreNoDrift() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migrate().migration("V2__b.sql", "CREATE TABLE b ();");
        Finding finding = only(project.check());

        assertThat(finding.code()).isEqualTo("DB810");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.details()).containsExactly("2  b");
    }

    @Test
    void anEmptyDatabaseWaitsForItsMigrationsAndAFullOneWithoutHistoryIsNotJudged() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();");
        assertThat(only(project.check()).code()).isEqualTo("DB810");

        DriftOutcome outcome = project.byHand("CREATE TABLE a ()").check();
        assertThat(only(outcome).code()).isEqualTo("DB818");
        assertThat(outcome.compared()).isFalse();
    }

    @Test
    void comparesInTheOrderInWhichMigrationsWereApplied() throws Exception {
        project.with("flyway.outOfOrder", "true")
                .migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V3__c.sql", "ALTER TABLE a RENAME TO c;")
                .migrate()
                .migration("V2__b.sql", "ALTER TABLE c ADD n int;")
                .migrate();
        DriftOutcome outcome = project.check();

        assertThat(told(outcome)).containsExactly("DB814 migration 2 (b) was applied to staging after a newer one");
        assertThat(outcome.passed()).isTrue();
    }

    @Test
    void whatWasNeverAppliedBecauseItIsTooOldIsNamed() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V3__c.sql", "CREATE TABLE c ();")
                .migrate()
                .migration("V2__b.sql", "CREATE TABLE b ();");

        Finding finding = only(project.check());
        assertThat(finding.code()).isEqualTo("DB816");
        assertThat(finding.position().orElseThrow()).hasToString(MigrationProject.MIGRATIONS + "V2__b.sql:1");
    }

    @Test
    void aMigrationThatFailedHalfWayIsNamedWithWhatItLeft() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migrate()
                .byHand(
                        "CREATE TABLE half ();"
                                + " INSERT INTO flyway_schema_history VALUES (2, '2', 'b', 'SQL', 'V2__b.sql', 1, 'x', now(), 1, false)")
                .migration("V2__b.sql", "CREATE TABLE half (); SELECT missing();");
        DriftOutcome outcome = project.check();

        assertThat(finding(outcome, "DB811").fix().orElseThrow()).contains("success = false");
        assertThat(finding(outcome, "DB801").message()).startsWith("table public.half was created");
        assertThat(outcome.findings()).hasSize(2);
    }

    @Test
    void aBaselineStandsForTheScriptsUpToItsVersion() throws Exception {
        project.with("flyway.baselineOnMigrate", "true")
                .with("flyway.baselineVersion", "2")
                .byHand("CREATE TABLE a (); CREATE TABLE b ()")
                .migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();")
                .migration("V3__c.sql", "CREATE TABLE c ();")
                .migrate()
                .byHand("ALTER TABLE b ADD n int");
        DriftOutcome outcome = project.check();

        assertThat(told(outcome))
                .containsExactly(
                        "DB801 column public.b.n was created outside of migrations",
                        "DB817 staging was baselined at version 2");
    }

    @Test
    void callbacksOfTheProjectRunWhereTheyRan() throws Exception {
        DriftOutcome outcome = project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();")
                .migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;")
                .migration("afterEachMigrate.sql", "CREATE TABLE IF NOT EXISTS heard ();")
                .migrate()
                .migration("V3__c.sql", "CREATE TABLE c ();")
                .check();

        assertThat(told(outcome)).containsExactly("DB810 1 migration is pending in staging");
    }

    @Test
    void aBrokenUniqueIndexAndAConstraintNobodyProvedAreNamed() throws Exception {
        project.migration(
                        "V1__a.sql",
                        "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1);"
                                + " ALTER TABLE a ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;")
                .migrate();
        assertThatThrownBy(() -> project.byHand("CREATE UNIQUE INDEX CONCURRENTLY once ON a (id)"))
                .isInstanceOf(SQLException.class);
        DriftOutcome outcome = project.check();

        Finding index = finding(outcome, "DB820");
        assertThat(index.message()).contains("index public.once on public.a is invalid", "nothing is unique by it");
        assertThat(index.fix().orElseThrow()).contains("DROP INDEX CONCURRENTLY public.once;");
        assertThat(finding(outcome, "DB821").fix()).contains("ALTER TABLE public.a VALIDATE CONSTRAINT positive;");
        assertThat(finding(outcome, "DB801").message()).startsWith("index public.once");
        assertThat(outcome.findings()).hasSize(3);
    }

    @Test
    void anIndexOfTheMigrationsThatIsInvalidIsAnErrorOfItsOwn() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);")
                .migration("V2__i.sql", "CREATE INDEX i ON a (id);")
                .migrate()
                .byHand("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass");
        Finding finding = only(project.check());

        assertThat(finding.code()).isEqualTo("DB820");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aConnectionThatIsCutMeanwhileIsOneClearFailure() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migrate();
        try (var blocker = project.live().connect()) {
            blocker.setAutoCommit(false);
            Queries.execute(blocker, "LOCK TABLE pg_catalog.pg_policy IN ACCESS EXCLUSIVE MODE");
            Thread killer = new Thread(() -> killWhoWaits());
            killer.start();
            try {
                assertThatThrownBy(project::check)
                        .isInstanceOf(LiveDatabaseException.class)
                        .hasMessageContaining("staging (")
                        .hasMessageContaining("the connection was lost")
                        .hasMessageNotContaining("secret");
            } finally {
                killer.join();
                blocker.rollback();
            }
        }
    }

    private void killWhoWaits() {
        try (var connection = project.live().connect()) {
            while (Queries.strings(
                            connection,
                            "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND application_name = 'db-maven-plugin' AND datname = current_database()")
                    .isEmpty()) {
                Queries.execute(connection, "SELECT pg_sleep(0.05)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsWrittenToTheDatabase() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migrate().byHand("CREATE TABLE extra ()");
        project.byHand("ALTER DATABASE " + project.live().database().url().database()
                + " SET default_transaction_read_only = on");

        assertThat(project.check().drifted()).isEqualTo(1);
    }

    @Test
    void whereThereIsNoDatabaseThereIsAnErrorAndAWayOut() {
        var local = project.local();
        EnvironmentRequest request = new EnvironmentRequest(
                new io.github.dblifecycle.environment.EnvironmentResolver()
                        .resolve(new io.github.dblifecycle.environment.EnvironmentSources(
                                java.util.Map.of(),
                                List.of(),
                                List.of(),
                                java.util.Map.of(),
                                name -> Optional.empty(),
                                java.util.Map.of())),
                local,
                project.project().settings());

        assertThatThrownBy(() -> new CheckDrift()
                        .run(new DriftRequest(
                                request,
                                major -> {
                                    throw new AssertionError("nothing is started");
                                },
                                IgnoreRules.NONE,
                                directory,
                                true)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no database to check")
                .hasMessageContaining("-Ddb.env=staging");
        assertThat(directory.resolve(".db")).doesNotExist();
    }

    @Test
    void aBrokenScriptNameIsToldBeforeAnythingIsCompared() throws IOException, SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();").migrate().migration("V2_b.sql", "CREATE TABLE b ();");
        DriftOutcome outcome = project.check();

        assertThat(only(outcome).code()).isEqualTo("DB720");
        assertThat(outcome.compared()).isFalse();
    }
}
