package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.QualifiedName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run does when something is in its way. The time limit is there for runs that hang. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveRunTest {

    private static final RunLimits SHORT = new RunLimits(Duration.ofSeconds(2), Duration.ofMillis(300));
    private static final RunLimits LONG = new RunLimits(Duration.ofSeconds(40), Duration.ofMillis(300));
    private static final QualifiedName HISTORY = QualifiedName.of("public", "flyway_schema_history");

    @TempDir
    Path directory;

    private MigrationProject project;
    private ScratchDatabase database;

    @BeforeEach
    void create() throws SQLException {
        project = new MigrationProject(directory)
                .migration("V1__base.sql", "CREATE TABLE t (id integer); INSERT INTO t VALUES (1);");
        database = EmbeddedPostgres.createDatabase();
        migrate(LONG, MigrationListener.SILENT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private MigrateOutcome migrate(RunLimits limits, MigrationListener listener) throws SQLException {
        return migrate(database.database(), limits, listener);
    }

    private MigrateOutcome migrate(Database target, RunLimits limits, MigrationListener listener) throws SQLException {
        return new LiveMigration(project.settings(), target).migrate(limits, listener);
    }

    private Finding stopped(RunLimits limits) throws SQLException {
        return finding(migrate(limits, MigrationListener.SILENT));
    }

    private static Finding finding(MigrateOutcome outcome) {
        assertThat(outcome).isInstanceOf(MigrateOutcome.Failed.class);
        List<Finding> findings = ((MigrateOutcome.Failed) outcome).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private List<String> history() throws SQLException {
        return Queries.strings(
                database,
                "SELECT version || ' ' || description || ' ' || success FROM flyway_schema_history ORDER BY 1");
    }

    /** Nobody holds the lock, and no statement of a run is left, once its server processes have noticed. */
    private void nothingIsLeftBehind() throws SQLException {
        try (Connection connection = database.connect()) {
            Queries.execute(connection, "SELECT pg_advisory_lock(" + key() + ")");
            String left = "SELECT query FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name = 'db-maven-plugin' AND state = 'active'";
            for (int i = 0; i < 100 && !Queries.strings(connection, left).isEmpty(); i++) {
                Queries.execute(connection, "SELECT pg_sleep(0.1)");
            }
            assertThat(Queries.strings(connection, left)).isEmpty();
        }
    }

    private static long key() {
        return 77_431_708_279_161L + HISTORY.quoted().hashCode();
    }

    private static MigrationListener onRetry(Consumer<String> action) {
        return new Listener() {
            @Override
            public void retrying(Retry retry) {
                action.accept(retry.reason());
            }
        };
    }

    private abstract static class Listener implements MigrationListener {
        @Override
        public void started(Migration migration) {}

        @Override
        public void finished(Migration migration, Duration duration) {}
    }

    @Test
    void theDeadlineCancelsTheStatementAndNamesIt() throws SQLException {
        project.migration("V2__a.sql", "CREATE TABLE a ();")
                .migration("V3__b.sql", "CREATE TABLE b ();\n\nSELECT pg_sleep(100);");

        MigrateOutcome outcome = migrate(SHORT, MigrationListener.SILENT);

        Finding finding = finding(outcome);
        assertThat(finding.code()).isEqualTo("DB741");
        assertThat(finding.position().orElseThrow().line()).isEqualTo(3);
        assertThat(finding.details())
                .anyMatch(line -> line.contains("pg_sleep(100)"))
                .contains("applied in this run, and stay so: V2__a.sql")
                .contains("not applied: V3__b.sql, and what comes after it");
        assertThat(outcome.applied()).hasSize(1);
        assertThat(history()).containsExactly("1 base true", "2 a true");
        nothingIsLeftBehind();
    }

    @Test
    void eachOfSeveralStatementsIsToldAndWhichOneRuns() throws SQLException {
        project.migration("V2__a.sql", "CREATE TABLE a ();\n\nSELECT pg_sleep(0.3);\nCREATE TABLE c ();")
                .migration("V3__b.sql", "CREATE TABLE b ();");
        List<String> told = new ArrayList<>();
        AtomicReference<Supplier<Optional<String>>> activity = new AtomicReference<>(Optional::empty);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        Thread watching = new Thread(() -> {
            while (!over.get()) {
                Objects.requireNonNull(activity.get()).get().ifPresent(seen::add);
            }
        });
        watching.start();
        try {
            migrate(LONG, new Listener() {
                @Override
                public void observed(Supplier<Optional<String>> latest) {
                    activity.set(latest);
                }

                @Override
                public void finishedStatement(StatementRun statement) {
                    told.add(statement.number() + " line "
                            + statement.position().line() + (statement.alone() ? " alone" : ""));
                }
            });
        } finally {
            over.set(true);
        }

        assertThat(told).containsExactly("1 line 1", "2 line 3", "3 line 4", "1 line 1 alone");
        assertThat(seen).anyMatch(text -> text.matches("statement 2, .*V2__a\\.sql:3"));
    }

    @Test
    void theDeadlineHoldsForAStatementThatHeedsNoCancel() throws SQLException {
        project.migration("V2__stubborn.sql", """
                DO $$ BEGIN
                  LOOP
                    BEGIN PERFORM pg_sleep(30); EXCEPTION WHEN query_canceled THEN NULL; END;
                  END LOOP;
                END $$;
                """);

        assertThat(stopped(SHORT).code()).isEqualTo("DB741");
        nothingIsLeftBehind();
    }

    @Test
    void theDeadlineHoldsIfTheServerIsNotHeardOfAnyMore() throws Exception {
        project.migration("V2__a.sql", "SELECT pg_sleep(1); SELECT 1;");
        try (FaultProxy proxy = new FaultProxy(database.database())) {
            MigrateOutcome outcome = migrate(proxy.database(), SHORT, new Listener() {
                @Override
                public void started(Migration migration) {
                    proxy.swallow();
                }
            });

            assertThat(finding(outcome).code()).isEqualTo("DB741");
        }
        assertThat(history()).containsExactly("1 base true");
    }

    @Test
    void whatIsInTheWayIsWaitedForInTurnsUntilItIsGone() throws Exception {
        project.migration("V2__column.sql", "ALTER TABLE t ADD n integer;");
        List<String> reasons = new ArrayList<>();
        try (Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            Queries.execute(reader, "SELECT * FROM t");

            MigrateOutcome outcome = migrate(LONG, onRetry(reason -> {
                reasons.add(reason);
                if (reasons.size() == 2) {
                    end(reader);
                }
            }));

            assertThat(outcome).isInstanceOf(MigrateOutcome.UpToDate.class);
            assertThat(outcome.applied()).hasSize(1);
        }
        assertThat(reasons).hasSize(2);
        assertThat(history()).containsExactly("1 base true", "2 column true");
    }

    private static void end(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoStaysInTheWayIsNamed() throws Exception {
        project.migration("V2__column.sql", "ALTER TABLE t ADD n integer;");
        try (Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            Queries.execute(reader, "SET application_name = 'long report'");
            Queries.execute(reader, "SELECT count(*) FROM t");
            String process = Queries.strings(reader, "SELECT pg_backend_pid()").get(0);

            Finding finding = stopped(new RunLimits(Duration.ofSeconds(4), Duration.ofMillis(1500)));

            assertThat(finding.code()).isEqualTo("DB743");
            assertThat(finding.message()).contains("AccessExclusiveLock on t");
            assertThat(finding.details())
                    .anyMatch(line -> line.contains("process " + process)
                            && line.contains("long report")
                            && line.contains("idle in transaction"));
        }
        assertThat(history()).containsExactly("1 base true");
        nothingIsLeftBehind();
    }

    @Test
    void anIndexThatWaitsForAnOldTransactionIsEndedByTheDeadlineAndToldOf() throws Exception {
        project.migration("V2__indexes.sql", """
                CREATE INDEX CONCURRENTLY t_first ON t (id);
                CREATE INDEX CONCURRENTLY t_second ON t ((id + 1));
                """);
        try (Connection writer = database.connect()) {
            writer.setAutoCommit(false);
            Queries.execute(writer, "INSERT INTO t VALUES (2)");

            Finding finding = stopped(SHORT);

            assertThat(finding.code()).isEqualTo("DB741");
            assertThat(finding.position().orElseThrow().line()).isEqualTo(1);
        }
        assertThat(history()).containsExactly("1 base true", "2 indexes [stopped in 1 of 2] false");

        Finding again = stopped(LONG);
        assertThat(again.code()).isEqualTo("DB726");
        assertThat(again.details())
                .containsExactly("whether statement 1 is, the database tells, those after it are not");
        nothingIsLeftBehind();
    }

    @Test
    void theRowOfAScriptOutsideATransactionIsOneAndAppliedInTheEnd() throws SQLException {
        project.migration("V2__indexes.sql", """
                CREATE INDEX CONCURRENTLY t_first ON t (id);
                CREATE INDEX CONCURRENTLY t_second ON t ((id + 1));
                """).migration("V3__after.sql", "CREATE TABLE after ();");

        assertThat(migrate(LONG, MigrationListener.SILENT).applied()).hasSize(2);

        assertThat(history()).containsExactly("1 base true", "2 indexes true", "3 after true");
        assertThat(Queries.strings(database, "SELECT installed_rank FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void statementsThatFlywayTakesForOrdinaryRunOutsideATransaction() throws SQLException {
        project.migration("V2__parts.sql", """
                CREATE TABLE p (k integer) PARTITION BY LIST (k);
                CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
                CREATE INDEX t_id ON t (id);
                """)
                .migration("V3__detach.sql", "ALTER TABLE p DETACH PARTITION p_1 CONCURRENTLY;")
                .migration("V4__reindex.sql", "REINDEX INDEX CONCURRENTLY t_id;")
                .migration("V5__reindex.sql", "REINDEX (VERBOSE) TABLE CONCURRENTLY t;");

        assertThat(migrate(LONG, MigrationListener.SILENT)).isInstanceOf(MigrateOutcome.UpToDate.class);
        assertThat(history()).hasSize(5);
    }

    @Test
    void anotherRunIsWaitedForAndLeavesNothingToDo() throws Exception {
        project.migration("V2__a.sql", "CREATE TABLE a ();");
        List<String> holders = new ArrayList<>();
        try (Connection other = database.connect()) {
            Queries.execute(other, "SELECT pg_advisory_lock(" + key() + ")");

            MigrateOutcome outcome = migrate(LONG, new Listener() {
                @Override
                public void waitingForOtherRun(String holder) {
                    holders.add(holder);
                    unlock(other);
                }
            });

            assertThat(outcome.applied()).hasSize(1);
        }
        assertThat(holders).singleElement().asString().contains("process ");
    }

    private static void unlock(Connection connection) {
        try {
            Queries.execute(connection, "SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherRunThatDoesNotEndIsTold() throws Exception {
        project.migration("V2__a.sql", "CREATE TABLE a ();");
        try (Connection other = database.connect()) {
            Queries.execute(other, "SELECT pg_advisory_lock(" + key() + ")");

            Finding finding = stopped(SHORT);

            assertThat(finding.code()).isEqualTo("DB744");
            String holder = Queries.strings(other, "SELECT pg_backend_pid()").get(0);
            assertThat(finding.details()).singleElement().asString().contains("it is process " + holder + " (user ");
        }
        assertThat(history()).containsExactly("1 base true");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void flywaysOwnToolTakesTheSameLock(boolean transactional) throws SQLException {
        List<String> holders = new ArrayList<>();
        project.migration("V2__a.sql", "CREATE TABLE a ();");
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(new DatabaseSource(
                        database.database(), new SequentialRunner(project.layout(), Optional.empty())))
                .locations("filesystem:" + directory.resolve(MigrationProject.MIGRATIONS))
                .callbacks(new WhileMigrating(() -> {
                    try (Connection connection = database.connect()) {
                        MigrationLock.of(HISTORY).holder(connection).ifPresent(holders::add);
                    }
                    return true;
                }));
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(transactional);
        flyway.load().migrate();

        assertThat(holders).hasSize(1);
    }

    private record WhileMigrating(Callable<Boolean> action) implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                assertThat(action.call()).isTrue();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String getCallbackName() {
            return "while migrating";
        }
    }

    @Test
    void aConnectionThatIsLostInATransactionIsMadeAgain() throws Exception {
        project.migration("V2__a.sql", "CREATE TABLE a ();\nINSERT INTO t VALUES (2);");
        try (FaultProxy proxy = new FaultProxy(database.database())) {
            int[] started = {0};
            MigrateOutcome outcome = migrate(proxy.database(), LONG, new Listener() {
                @Override
                public void started(Migration migration) {
                    if (started[0]++ == 0) {
                        proxy.cut();
                    }
                }
            });

            assertThat(outcome.applied()).hasSize(1);
        }
        assertThat(history()).containsExactly("1 base true", "2 a true");
        assertThat(Queries.strings(database, "SELECT count(*) FROM t")).containsExactly("2");
    }

    @Test
    void ofManyRunsAtOnceOneAppliesAndTheOthersFindNothingToDo() throws Exception {
        for (int i = 2; i < 8; i++) {
            project.migration("V" + i + "__m.sql", "INSERT INTO t VALUES (" + i + "); SELECT pg_sleep(0.01);");
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> run =
                    () -> migrate(LONG, MigrationListener.SILENT).applied().size();
            List<Integer> applied = new ArrayList<>();
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(8, run))) {
                applied.add(done.get());
            }
            assertThat(applied)
                    .containsOnlyOnce(6)
                    .filteredOn(count -> count == 0)
                    .hasSize(7);
        } finally {
            threads.shutdownNow();
        }
        assertThat(Queries.strings(database, "SELECT count(*) FROM t")).containsExactly("7");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScriptWhoseChecksAreNotTrueIsNotBegun(boolean transactional) throws SQLException {
        project.migration("V2__checked.sql", """
                CREATE TABLE before ();
                -- @assert SELECT id > 1, id, 'first' AS note FROM t
                -- @assert SELECT true
                -- @assert SELECT count(*) = 7 FROM t;
                CREATE TABLE after ();
                """)
                .file(MigrationProject.MIGRATIONS + "V2__checked.sql.conf", "executeInTransaction=" + transactional);

        MigrateOutcome.Failed failed = (MigrateOutcome.Failed) migrate(LONG, MigrationListener.SILENT);

        assertThat(failed.findings()).extracting(Finding::code).containsExactly("DB749", "DB749");
        assertThat(failed.findings().get(0).position().orElseThrow().line()).isEqualTo(2);
        assertThat(failed.findings().get(0).details()).contains("{\"id\": 1, \"note\": \"first\"}");
        assertThat(history()).containsExactly("1 base true");
        assertThat(Queries.strings(database, "SELECT relname FROM pg_class WHERE relname = 'before'"))
                .isEmpty();
        Queries.execute(database, "INSERT INTO t SELECT 5 FROM generate_series(1, 7); DELETE FROM t WHERE id = 1");
        assertThat(migrate(LONG, MigrationListener.SILENT).applied()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCheckCanWriteNothingAndItsErrorHasALine(boolean transactional) throws SQLException {
        project.file(MigrationProject.MIGRATIONS + "V2__checked.sql.conf", "executeInTransaction=" + transactional);
        project.migration("V2__checked.sql", "-- first\n-- @assert SELECT setval('s', 1) = 1\nCREATE TABLE a ();");
        Queries.execute(database, "CREATE SEQUENCE s");

        Finding finding = stopped(LONG);

        assertThat(finding.message()).contains("read-only transaction");
        assertThat(finding.position().orElseThrow().line()).isEqualTo(2);
        assertThat(history()).containsExactly("1 base true");
    }

    @Test
    void aLockTimeoutThatIsNotAboveTheDeadlockTimeoutIsRaisedAndThatIsTold() throws Exception {
        project.migration("V2__wait.sql", "SELECT current_setting('lock_timeout')::text AS it INTO seen;");
        List<String> raised = new ArrayList<>();
        MigrationListener listener = new Listener() {
            @Override
            public void lockTimeoutRaised(Duration limit, Duration deadlockTimeout) {
                raised.add(limit.toMillis() + " above " + deadlockTimeout.toMillis());
            }
        };
        Queries.execute(
                database,
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = 2300', current_database()); END $$");

        migrate(new RunLimits(Duration.ofSeconds(30), Duration.ofMillis(2300)), listener);
        assertThat(Queries.strings(database, "SELECT it FROM seen")).containsExactly("2800ms");
        assertThat(raised).containsExactly("2800 above 2300");

        project.migration("V3__wait.sql", "UPDATE seen SET it = current_setting('lock_timeout');");
        migrate(new RunLimits(Duration.ofSeconds(30), Duration.ofMillis(2301)), listener);
        assertThat(Queries.strings(database, "SELECT it FROM seen")).containsExactly("2301ms");
        assertThat(raised).hasSize(1);
    }

    @Test
    void aCommentMakesNoStatementWaitWithoutALimit() throws Exception {
        project.migration("V2__c.sql", "SELECT 1;\n-- not CONCURRENTLY, on purpose\nALTER TABLE t ADD n integer;")
                .file(MigrationProject.MIGRATIONS + "V2__c.sql.conf", "executeInTransaction=false");
        try (Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            Queries.execute(reader, "SELECT * FROM t");

            Finding finding = stopped(LONG);

            assertThat(finding.message()).contains("lock timeout");
            assertThat(finding.position().orElseThrow().line()).isEqualTo(3);
        }
        assertThat(history()).containsExactly("1 base true", "2 c [stopped in 2 of 2] false");
    }
}
