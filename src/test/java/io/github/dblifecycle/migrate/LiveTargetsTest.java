package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.TargetResult.State;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.Identifier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same migrations for many schemas and databases. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveTargetsTest {

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(60), Duration.ofMillis(300));

    @TempDir
    Path directory;

    private MigrationProject project;
    private ScratchDatabase database;

    @BeforeEach
    void create() {
        project = new MigrationProject(directory)
                .migration("V1__t.sql", "CREATE TABLE t (id integer);")
                .migration("V2__u.sql", "CREATE TABLE u (id integer); INSERT INTO u VALUES (1);");
        database = EmbeddedPostgres.createDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> schemas(int count) throws SQLException {
        List<String> names =
                IntStream.rangeClosed(1, count).mapToObj(i -> "tenant_" + i).toList();
        return schemas(names);
    }

    private List<String> schemas(List<String> names) throws SQLException {
        Queries.execute(
                database,
                names.stream()
                        .map(name -> "CREATE SCHEMA " + new Identifier(name).quoted() + ";")
                        .collect(Collectors.joining()));
        return names;
    }

    private static TargetSelection named(List<String> names) {
        return new TargetSelection.Named(MigrationTarget.Kind.SCHEMA, names);
    }

    private static TargetRules parallel(int count) {
        return new TargetRules(count, new TargetRules.Canaries.First(0), 1);
    }

    private LiveTargets.Found find(TargetSelection selection, TargetRules rules, RunLimits limits) throws SQLException {
        return LiveTargets.find(project.settings(), database.database(), selection, rules, limits);
    }

    private TargetsOutcome migrate(TargetSelection selection, TargetRules rules, RunLimits limits, TargetsListener told)
            throws SQLException {
        return ((LiveTargets.Found.Ready) find(selection, rules, limits))
                .targets()
                .migrate(told);
    }

    private TargetsOutcome migrate(List<String> names, TargetRules rules) throws SQLException {
        return migrate(named(names), rules, LIMITS, TargetsListener.SILENT);
    }

    private List<Finding> refused(TargetSelection selection, TargetRules rules) throws SQLException {
        return ((LiveTargets.Found.Refused) find(selection, rules, LIMITS)).findings();
    }

    private static List<State> states(TargetsOutcome outcome) {
        return outcome.results().stream().map(TargetResult::state).toList();
    }

    private static Finding only(TargetResult result) {
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    /** By SQL alone: the tables and the history of each schema in one line. */
    private List<String> seen(List<String> names) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            String tables = "SELECT string_agg(c.relname, ',' ORDER BY c.relname) FROM pg_class c JOIN pg_namespace n"
                    + " ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = '" + name.replace("'", "''")
                    + "' AND c.relname <> 'flyway_schema_history'";
            String history = "SELECT string_agg(version || ' ' || success, ',' ORDER BY installed_rank) FROM "
                    + new Identifier(name).quoted() + ".flyway_schema_history";
            lines.add(Queries.strings(database, tables).get(0) + " / "
                    + Queries.strings(database, history).get(0));
        }
        return lines;
    }

    private String lastTry(String name) throws SQLException {
        return Queries.strings(database, "SELECT to_regclass('" + name + ".flyway_schema_history')::text")
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void eachSchemaGetsAllMigrationsAndAHistoryOfItsOwn(int parallel) throws SQLException {
        List<String> names = schemas(9);

        TargetsOutcome outcome = migrate(names, parallel(parallel));

        assertThat(outcome.isComplete()).isTrue();
        assertThat(outcome.results())
                .extracting(result -> result.target().toString())
                .isEqualTo(names);
        assertThat(outcome.results()).allSatisfy(result -> {
            assertThat(result.state()).isEqualTo(State.MIGRATED);
            assertThat(result.before()).isEmpty();
            assertThat(result.after()).contains("2");
            assertThat(result.applied()).hasSize(2);
        });
        assertThat(seen(names)).containsOnly("t,u / 1 true,2 true").hasSize(9);
        assertThat(Queries.strings(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");
        assertThat(Queries.strings(database, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .containsExactly("0");
    }

    @Test
    void namesAreTakenAsTheServerStoresThem() throws SQLException {
        List<String> names =
                schemas(List.of("Tenant", "tenant", "mandant_ü", "say \"hi\"", "it's", "a,b", "a b.c", "sel;ect"));

        TargetsOutcome outcome = migrate(names, parallel(3));

        assertThat(outcome.results())
                .allSatisfy(result -> assertThat(result.findings()).isEmpty());
        assertThat(seen(names)).containsOnly("t,u / 1 true,2 true").hasSize(names.size());
        assertThat(Queries.strings(database, "SELECT DISTINCT nspname FROM pg_namespace WHERE nspname !~ '^pg_'"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(names.stream(), Stream.of("public", "information_schema"))
                                .toList());
        assertThat(states(migrate(names, parallel(3)))).containsOnly(State.UP_TO_DATE);
    }

    @Test
    void databasesAreTargetsToo() throws SQLException {
        String own = Queries.strings(database, "SELECT current_database()").get(0);
        List<String> names = List.of(own + "_A", own + "_b");
        for (String name : names) {
            Queries.execute(database, "CREATE DATABASE " + new Identifier(name).quoted());
        }
        TargetSelection selection = new TargetSelection.Queried(
                MigrationTarget.Kind.DATABASE,
                "SELECT datname FROM pg_database WHERE datname LIKE '" + own + "\\__' ORDER BY 1;");
        try {
            assertThat(migrate(selection, parallel(2), LIMITS, TargetsListener.SILENT)
                            .results())
                    .extracting(TargetResult::state, result -> result.after().orElse(""))
                    .containsOnly(org.assertj.core.groups.Tuple.tuple(State.MIGRATED, "2"))
                    .hasSize(2);
            project.migration("V3__v.sql", "CREATE TABLE v ();");
            assertThat(migrate(selection, parallel(2), LIMITS, TargetsListener.SILENT)
                            .results())
                    .extracting(TargetResult::state, result -> result.before().orElse(""), result -> result.applied()
                            .size())
                    .containsOnly(org.assertj.core.groups.Tuple.tuple(State.MIGRATED, "2", 1))
                    .hasSize(2);
            assertThat(states(migrate(selection, parallel(1), LIMITS, TargetsListener.SILENT)))
                    .containsOnly(State.UP_TO_DATE);
        } finally {
            for (String name : names) {
                Queries.execute(database, "DROP DATABASE " + new Identifier(name).quoted() + " WITH (FORCE)");
            }
        }
    }

    @Test
    void onlyTheCanariesAreTouchedIfOneFails() throws SQLException {
        List<String> names = schemas(8);
        Queries.execute(database, "CREATE TABLE tenant_2.u ();");
        TargetRules rules = new TargetRules(4, new TargetRules.Canaries.First(2), 5);

        TargetsOutcome outcome = migrate(names, rules);

        assertThat(states(outcome).subList(2, 8)).containsOnly(State.NOT_BEGUN);
        assertThat(outcome.results().get(1).state()).isEqualTo(State.FAILED);
        assertThat(outcome.notBegun().orElseThrow().message())
                .contains("6 of 8")
                .contains("canary");
        for (String name : names.subList(2, 8)) {
            assertThat(lastTry(name)).isNull();
        }
    }

    @Test
    void aFailedTargetSaysWhereAndTheNextRunGoesOn() throws SQLException {
        List<String> names = schemas(3);
        project.file(MigrationProject.MIGRATIONS + "V3__v.sql", "CREATE TABLE v ();\nSELECT 1 / id FROM gate;");
        Queries.execute(database, "CREATE TABLE gate (id integer); INSERT INTO gate VALUES (0)");
        TargetRules canary = new TargetRules(2, new TargetRules.Canaries.Named(List.of("tenant_2")), 1);

        TargetsOutcome first = migrate(names, canary);

        assertThat(states(first)).containsExactly(State.NOT_BEGUN, State.FAILED, State.NOT_BEGUN);
        TargetResult failed = first.results().get(1);
        assertThat(failed.after()).contains("2");
        assertThat(only(failed).message()).startsWith("schema tenant_2: migration fails: division by zero");
        assertThat(only(failed).position().orElseThrow().toString()).endsWith("V3__v.sql:2");
        Queries.execute(database, "UPDATE gate SET id = 1");
        assertThat(states(migrate(names, canary))).containsOnly(State.MIGRATED);
        assertThat(seen(names)).containsOnly("t,u,v / 1 true,2 true,3 true");
    }

    @Test
    void noneIsBegunAfterSoManyFailures() throws SQLException {
        List<String> names = schemas(9);
        Queries.execute(
                database,
                "CREATE TABLE tenant_2.u (); CREATE TABLE tenant_4.u (); CREATE TABLE tenant_5.u ();"
                        + "CREATE TABLE tenant_7.u ();");

        TargetsOutcome outcome = migrate(names, new TargetRules(1, new TargetRules.Canaries.First(0), 3));

        assertThat(states(outcome))
                .containsExactly(
                        State.MIGRATED,
                        State.FAILED,
                        State.MIGRATED,
                        State.FAILED,
                        State.FAILED,
                        State.NOT_BEGUN,
                        State.NOT_BEGUN,
                        State.NOT_BEGUN,
                        State.NOT_BEGUN);
        assertThat(outcome.notBegun().orElseThrow().code()).isEqualTo("DB778");
    }

    @Test
    void theDeadlineIsThatOfTheWholeRunAndTheNextOneGoesOn() throws SQLException {
        List<String> names = schemas(12);
        project.migration("V3__slow.sql", "CREATE TABLE v (); SELECT pg_sleep(s) FROM public.pace;");
        Queries.execute(
                database, "CREATE TABLE public.pace (s double precision); INSERT INTO public.pace VALUES (0.7)");

        TargetsOutcome first = migrate(
                named(names),
                parallel(2),
                new RunLimits(Duration.ofSeconds(3), Duration.ofMillis(300)),
                TargetsListener.SILENT);

        assertThat(first.count(State.MIGRATED)).isPositive();
        assertThat(first.count(State.NOT_BEGUN)).isPositive();
        assertThat(first.notBegun().orElseThrow().message()).contains("deadline of 3 s");
        assertThat(first.results().stream().filter(result -> result.state() == State.FAILED))
                .allSatisfy(result -> assertThat(only(result).code()).isEqualTo("DB741"));
        Queries.execute(database, "UPDATE public.pace SET s = 0");
        TargetsOutcome second = migrate(names, parallel(2));
        assertThat(second.isComplete()).isTrue();
        assertThat(second.count(State.UP_TO_DATE)).isEqualTo(first.count(State.MIGRATED));
        assertThat(seen(names)).containsOnly("t,u,v / 1 true,2 true,3 true").hasSize(12);
    }

    @Test
    void twoRunsAtOnceApplyEachMigrationOnce() throws Exception {
        List<String> names = schemas(10);
        List<String> backwards = new ArrayList<>(names);
        Collections.reverse(backwards);
        List<Callable<TargetsOutcome>> runs = List.of(
                () -> migrate(names, parallel(2)),
                () -> migrate(names, parallel(2)),
                () -> migrate(backwards, parallel(3)));
        ExecutorService pool = Executors.newFixedThreadPool(runs.size());
        try {
            int applied = 0;
            for (Future<TargetsOutcome> future : pool.invokeAll(runs)) {
                assertThat(future.get().isComplete()).isTrue();
                applied += future.get().results().stream()
                        .mapToInt(result -> result.applied().size())
                        .sum();
            }
            assertThat(applied).isEqualTo(20);
        } finally {
            pool.shutdownNow();
        }
        assertThat(seen(names)).containsOnly("t,u / 1 true,2 true");
    }

    @Test
    void aTargetWhoseHistoryDiffersIsNotTakenForUpToDate() throws SQLException {
        List<String> names = schemas(8);
        project.migration("R__view.sql", "CREATE OR REPLACE VIEW w AS SELECT * FROM t;");
        migrate(names, parallel(4));
        Queries.execute(
                database,
                "UPDATE tenant_2.flyway_schema_history SET checksum = checksum + 1 WHERE version = '1';"
                        + "UPDATE tenant_4.flyway_schema_history SET success = false WHERE version = '2';"
                        + "DELETE FROM tenant_5.flyway_schema_history WHERE version = '2'; DROP TABLE tenant_5.u;"
                        + "UPDATE tenant_6.flyway_schema_history SET checksum = 1 WHERE version IS NULL;"
                        + "INSERT INTO tenant_7.flyway_schema_history SELECT 9, '1.5', description, type, 'V1.5__x.sql',"
                        + " checksum, installed_by, installed_on, execution_time, true FROM"
                        + " tenant_7.flyway_schema_history WHERE version = '1'");

        TargetsOutcome outcome = migrate(
                named(names), new TargetRules(1, new TargetRules.Canaries.First(0), 9), LIMITS, TargetsListener.SILENT);

        assertThat(states(outcome))
                .containsExactly(
                        State.UP_TO_DATE,
                        State.FAILED,
                        State.UP_TO_DATE,
                        State.FAILED,
                        State.MIGRATED,
                        State.MIGRATED,
                        State.FAILED,
                        State.UP_TO_DATE);
        assertThat(outcome.results().stream()
                        .filter(result -> result.state() == State.FAILED)
                        .map(result -> only(result).code()))
                .containsExactly("DB710", "DB726", "DB724");
    }

    @Test
    void ofTargetsWithTheSameHistoryFlywayIsAskedOnce() throws SQLException {
        List<String> names = schemas(30);
        migrate(names, parallel(4));
        Set<String> asked = new ConcurrentSkipListSet<>();

        TargetsOutcome outcome = migrate(named(names), parallel(1), LIMITS, asking(asked));

        assertThat(states(outcome)).containsOnly(State.UP_TO_DATE);
        assertThat(outcome.results()).allSatisfy(result -> {
            assertThat(result.before()).contains("2");
            assertThat(result.after()).contains("2");
        });
        assertThat(asked).containsExactly("tenant_1");
    }

    @Test
    void everyTargetIsAskedWhereCallbacksRunOrAChecksumDependsOnIt() throws SQLException {
        List<String> names = schemas(3);
        project.migration("R__name.sql", "CREATE OR REPLACE VIEW w AS SELECT '${flyway:defaultSchema}'::text AS s;");
        assertThat(states(migrate(names, parallel(2)))).containsOnly(State.MIGRATED);
        assertThat(Queries.strings(database, "SELECT s FROM tenant_3.w")).containsExactly("tenant_3");
        Set<String> asked = new TreeSet<>();
        assertThat(states(migrate(named(names), parallel(1), LIMITS, asking(asked))))
                .containsOnly(State.UP_TO_DATE);
        assertThat(asked).hasSize(3);

        project.migration("R__name.sql", "CREATE OR REPLACE VIEW w AS SELECT 'x'::text AS s;")
                .migration("afterMigrate.sql", "COMMENT ON TABLE t IS 'looked at'");
        migrate(names, parallel(1));
        Queries.execute(database, "COMMENT ON TABLE tenant_2.t IS NULL");
        assertThat(states(migrate(names, parallel(1)))).containsOnly(State.UP_TO_DATE);
        assertThat(Queries.strings(database, "SELECT obj_description('tenant_2.t'::regclass)"))
                .containsExactly("looked at");
    }

    /** A tenant that was made as a copy of another has its history, and with it its checksums. */
    @Test
    void aCopiedHistoryIsNoProofWhereTheChecksumDependsOnTheTarget() throws SQLException {
        List<String> names = schemas(2);
        project.migration("R__name.sql", "CREATE OR REPLACE VIEW w AS SELECT '${flyway:defaultSchema}'::text AS s;");
        migrate(names, parallel(1));
        Queries.execute(
                database,
                "TRUNCATE tenant_2.flyway_schema_history; INSERT INTO tenant_2.flyway_schema_history SELECT * FROM"
                        + " tenant_1.flyway_schema_history; CREATE OR REPLACE VIEW tenant_2.w AS SELECT 'tenant_1'::text"
                        + " AS s");

        assertThat(states(migrate(names, parallel(1)))).containsExactly(State.UP_TO_DATE, State.MIGRATED);
        assertThat(Queries.strings(database, "SELECT s FROM tenant_2.w")).containsExactly("tenant_2");
    }

    private static TargetsListener asking(Set<String> asked) {
        return new TargetsListener() {
            @Override
            public MigrationListener begun(MigrationTarget target) {
                asked.add(target.toString());
                return MigrationListener.SILENT;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatAScriptLeavesInItsSessionNeverReachesAnotherTarget(int parallel) throws SQLException {
        List<String> names = schemas(8);
        Queries.execute(database, "CREATE TABLE public.seen (s text, n bigint)");
        project.migration("V3__look.sql", """
                        INSERT INTO public.seen SELECT 'temp', count(*) FROM pg_class
                            WHERE relname = 'left_over' AND relnamespace = pg_my_temp_schema();
                        INSERT INTO public.seen SELECT 'setting', 1 WHERE current_setting('my.own', true) IS NOT NULL;
                        INSERT INTO public.seen SELECT 'work_mem', 1 WHERE current_setting('work_mem') = '77MB';
                        INSERT INTO public.seen SELECT 'prepared', count(*) FROM pg_prepared_statements WHERE name = 'p';
                        INSERT INTO public.seen SELECT 'locks', count(*) FROM pg_locks
                            WHERE locktype = 'advisory' AND objid = 4711 AND pid = pg_backend_pid();
                        INSERT INTO public.seen SELECT 'role', 1 WHERE current_user <> session_user;
                        """)
                .migration("V4__leave.sql", """
                        CREATE TEMP TABLE left_over (id integer);
                        SET my.own = 'x';
                        SET work_mem = '77MB';
                        PREPARE p AS SELECT 1;
                        SELECT pg_advisory_lock_shared(4711);
                        SET search_path = public;
                        SET ROLE pg_monitor;
                        LISTEN somebody;
                        """)
                .migration("V5__table.sql", "CREATE TABLE mine ();");

        TargetsOutcome outcome = migrate(names, parallel(parallel));

        assertThat(outcome.results())
                .allSatisfy(result -> assertThat(result.findings()).isEmpty());
        assertThat(Queries.strings(database, "SELECT s || n FROM public.seen WHERE n > 0"))
                .isEmpty();
        assertThat(Queries.strings(database, "SELECT count(*) FROM public.seen"))
                .containsExactly("24");
        assertThat(seen(names)).containsOnly("mine,t,u / 1 true,2 true,3 true,4 true,5 true");
    }

    @Test
    void whatIsNoTargetIsRefusedBeforeAnythingBegins() throws SQLException {
        schemas(2);

        assertThat(refused(named(List.of("tenant_1", "Tenant_2", "tenant_3")), parallel(1)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("DB770");
                    assertThat(finding.message()).contains("\"Tenant_2\", \"tenant_3\"");
                });
        assertThat(refused(named(List.of("tenant_1", "tenant_2", "tenant_1")), parallel(1)))
                .extracting(Finding::code)
                .containsExactly("DB771");
        assertThat(refused(named(List.of("pg_catalog", "information_schema", "")), parallel(1)))
                .extracting(Finding::code)
                .containsExactly("DB770");
        assertThat(refused(
                        named(List.of("tenant_1")),
                        new TargetRules(1, new TargetRules.Canaries.Named(List.of("tenant_9")), 1)))
                .extracting(Finding::code)
                .containsExactly("DB774");
        project.with("flyway.schemas", "a,b");
        assertThat(refused(named(List.of("tenant_1")), parallel(1)))
                .extracting(Finding::code)
                .containsExactly("DB775");
        assertThat(lastTry("tenant_1")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT nspname, oid FROM pg_namespace",
                "SELECT NULL::text",
                "SELECT nothing FROM nowhere",
                "DELETE FROM public.tenants RETURNING name",
                "SELECT name FROM public.tenants; DELETE FROM public.tenants",
                "SELECT 'unfinished",
                "SET transaction_read_only = off",
                ""
            })
    void aQueryThatDoesNotListNamesIsRefused(String query) throws SQLException {
        Queries.execute(database, "CREATE TABLE public.tenants (name text); INSERT INTO public.tenants VALUES ('x')");

        assertThat(refused(new TargetSelection.Queried(MigrationTarget.Kind.SCHEMA, query), parallel(1)))
                .extracting(Finding::code)
                .containsExactly("DB772");
        assertThat(Queries.strings(database, "SELECT name FROM public.tenants")).containsExactly("x");
    }

    @Test
    void aQueryListsSchemasAndNoneIsAnError() throws SQLException {
        schemas(3);
        Queries.execute(
                database,
                "CREATE TABLE public.tenants (name text); INSERT INTO public.tenants VALUES"
                        + " ('tenant_3'), ('tenant_1')");
        TargetSelection all = new TargetSelection.Queried(
                MigrationTarget.Kind.SCHEMA, "SELECT name FROM public.tenants ORDER BY 1 -- all");

        assertThat(migrate(all, parallel(2), LIMITS, TargetsListener.SILENT).results())
                .extracting(result -> result.target().toString())
                .containsExactly("tenant_1", "tenant_3");
        assertThat(refused(
                        new TargetSelection.Queried(
                                MigrationTarget.Kind.SCHEMA, "SELECT name FROM public.tenants WHERE false"),
                        parallel(1)))
                .extracting(Finding::code)
                .containsExactly("DB773");
    }

    @Test
    void missingSchemasAreMadeIfFlywayIsToldSo() throws SQLException {
        project.with("flyway.createSchemas", "true");
        schemas(1);

        TargetsOutcome outcome = migrate(List.of("tenant_1", "New one", "New two"), parallel(2));

        assertThat(states(outcome)).containsOnly(State.MIGRATED);
        assertThat(Queries.strings(database, "SELECT count(*) FROM \"New one\".t"))
                .containsExactly("0");
        Set<String> asked = new TreeSet<>();
        project.with("flyway.createSchemas", "false");
        assertThat(states(migrate(named(List.of("New one", "New two")), parallel(1), LIMITS, asking(asked))))
                .containsOnly(State.UP_TO_DATE);
        assertThat(asked).containsExactly("\"New one\"");
    }

    @Test
    void whetherAnythingIsPendingIsKnownBefore() throws SQLException {
        List<String> names = schemas(4);
        assertThat(isAnyPending(names)).isTrue();
        migrate(names.subList(0, 3), parallel(2));
        assertThat(isAnyPending(names.subList(0, 3))).isFalse();
        assertThat(isAnyPending(names)).isTrue();
        Queries.execute(database, "DELETE FROM tenant_3.flyway_schema_history WHERE version = '2'");
        assertThat(isAnyPending(names.subList(0, 3))).isTrue();
    }

    private boolean isAnyPending(List<String> names) throws SQLException {
        return ((LiveTargets.Found.Ready) find(named(names), parallel(1), LIMITS))
                .targets()
                .isAnyPending();
    }
}
