package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.OtherDatabase;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.workflow.RestoreListener.Step;
import io.github.dblifecycle.workflow.RestoreSettings.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the database that is there, and what is refused before it is. */
class RestoreTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void aBackup() throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    original,
                    "create table kept (id serial primary key, v text);"
                            + " insert into kept (v) select 'v' || i from generate_series(1, 1000) i");
            file = new BackupProject(directory).made(original).file();
        }
    }

    @Test
    void anotherDatabaseTakesThePlaceOfTheOldOneWhichStays() throws Exception {
        try (ScratchDatabase database = filled()) {
            String name = database.database().url().database();
            Queries.execute(
                    database,
                    "alter database " + q(name) + " set work_mem = '5MB';"
                            + " alter database " + q(name) + " set search_path = \"Odd, one\", public;"
                            + " alter database " + q(name) + " connection limit 17;"
                            + " comment on database " + q(name) + " is 'it''s mine';"
                            + " revoke temporary on database " + q(name) + " from public");
            String about = about(database);
            RestoreOutcome.Done done = project().replacing().done(database);
            assertThat(done.kept()).get().asString().matches("db_scratch_test_.*_before_restore_\\d{14}");
            assertThat(Queries.strings(database, "select count(*) || ' ' || max(id) from public.kept"))
                    .containsExactly("1000 1000");
            assertThat(Queries.strings(database, "select nextval('public.kept_id_seq')"))
                    .containsExactly("1001");
            assertThat(Queries.strings(database, "select to_regclass('public.old')"))
                    .containsExactly((String) null);
            assertThat(Queries.strings(database, "show work_mem")).containsExactly("5MB");
            assertThat(Queries.strings(database, "show search_path")).containsExactly("\"Odd, one\", public");
            assertThat(about(database)).isEqualTo(about);
            try (ScratchDatabase old = OtherDatabase.of(database, done.kept().orElseThrow())) {
                assertThat(Queries.strings(old, "select count(*) from public.old"))
                        .containsExactly("10");
            }
        }
    }

    @Test
    void theOldOneGoesWhereThatIsAskedForAndAnEmptyOneAlways() throws Exception {
        try (ScratchDatabase database = filled();
                ScratchDatabase empty = EmbeddedPostgres.createDatabase()) {
            assertThat(project().replacing().droppingReplaced().done(database).kept())
                    .isEmpty();
            assertThat(project().done(empty).kept()).isEmpty();
            assertThat(besides(empty)).isEmpty();
        }
    }

    @Test
    void aDatabaseThatHoldsAnythingIsRefusedWithoutReplace() throws Exception {
        for (String something : List.of(
                "create table old (a int)",
                "create function f() returns int language sql as 'select 1'",
                "create schema s",
                "create extension hstore",
                "select lo_create(0)",
                "create type e as enum ('a')")) {
            try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
                Queries.execute(database, something);
                assertRefused(project().into(database), "DB835");
                assertThat(Queries.strings(database, "select to_regclass('kept')"))
                        .containsExactly((String) null);
            }
        }
    }

    @Test
    void aProtectedEnvironmentAsksForItsName() throws Exception {
        try (ScratchDatabase database = filled()) {
            assertThat(project().environment("production").replacing().into(database))
                    .isInstanceOf(RestoreOutcome.NotConfirmed.class);
            assertThat(project()
                            .environment("production")
                            .confirmed("staging")
                            .replacing()
                            .into(database))
                    .isInstanceOf(RestoreOutcome.NotConfirmed.class);
            assertThat(rows(database)).isEqualTo("10");
            assertThat(project()
                            .environment("production")
                            .confirmed("production")
                            .replacing()
                            .into(database))
                    .isInstanceOf(RestoreOutcome.Done.class);
        }
    }

    @Test
    void aDryRunTellsWhatWouldBeDoneAndDoesNothing() throws Exception {
        try (ScratchDatabase database = filled()) {
            assertThat(project().environment("production").replacing().dryRun().into(database))
                    .isInstanceOfSatisfying(RestoreOutcome.Possible.class, possible -> {
                        assertThat(possible.replaced()).containsExactly("table or view old");
                        assertThat(possible.rows()).hasValue(1000);
                        assertThat(possible.beside()).isTrue();
                    });
            assertRefused(project().dryRun().into(database), "DB835");
            assertThat(rows(database)).isEqualTo("10");
        }
    }

    @Test
    void whoMayNotMakeDatabasesRestoresIntoAnEmptyOneInOneTransaction() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            String name = database.database().url().database();
            try {
                Queries.execute(
                        database,
                        "create role plain login password 'word'; alter database " + q(name)
                                + " owner to plain; alter schema public owner to plain");
                Path of = ownedBy("plain");
                RestoreOutcome.Done done =
                        new RestoreProject(directory, of).as("plain", "word").done(database);
                assertThat(done.beside()).isFalse();
                assertThat(Queries.strings(database, "select count(*) from mine"))
                        .containsExactly("3");
                RestoreOutcome again = new RestoreProject(directory, of)
                        .as("plain", "word")
                        .replacing()
                        .into(database);
                assertRefused(again, "DB836");
                assertThat(again.toString()).contains("CREATEDB");
                assertThat(Queries.strings(database, "select count(*) from mine"))
                        .containsExactly("3");
            } finally {
                Queries.execute(
                        database,
                        "drop owned by plain; alter database " + q(name) + " owner to postgres; drop role plain");
            }
        }
    }

    private Path ownedBy(String role) throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    original, "create table mine as select generate_series(1, 3) a; alter table mine owner to " + role);
            Path made = new BackupProject(directory)
                    .with(new BackupSettings.Extras(false, false, false, false, false))
                    .made(original)
                    .file();
            Queries.execute(original, "drop table mine");
            return made;
        }
    }

    @Test
    void anOwnerWhoMayMakeDatabasesNeedsNoSuperuser() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            String name = database.database().url().database();
            try {
                Queries.execute(
                        database,
                        "create role maker login createdb password 'word'; alter database " + q(name)
                                + " owner to maker; create table old (a int); alter table old owner to maker");
                RestoreOutcome.Done done = new RestoreProject(directory, ownedBy("maker"))
                        .as("maker", "word")
                        .replacing()
                        .droppingReplaced()
                        .done(database);
                assertThat(done.beside()).isTrue();
                assertThat(Queries.strings(database, "select count(*) from mine"))
                        .containsExactly("3");
            } finally {
                Queries.execute(
                        database,
                        "alter database " + q(name) + " owner to postgres; drop owned by maker; drop role maker");
            }
        }
    }

    @Test
    void rolesThatAreMissingAreNamedAndMadeOnRequest() throws Exception {
        ScratchServer server = EmbeddedPostgres.server();
        Path owned;
        try (ScratchDatabase original = server.createDatabase("test")) {
            Queries.execute(
                    original,
                    "create role \"Gone Role\"; create table t (a int); alter table t owner to \"Gone Role\"");
            owned = new BackupProject(directory).made(original).file();
            Queries.execute(original, "drop owned by \"Gone Role\"; drop role \"Gone Role\"");
        }
        try (ScratchDatabase database = filled()) {
            RestoreOutcome refused =
                    new RestoreProject(directory, owned).replacing().into(database);
            assertRefused(refused, "DB837");
            assertThat(refused.toString()).contains("Gone Role");
            assertThat(rows(database)).isEqualTo("10");
            RestoreOutcome.Done done = new RestoreProject(directory, owned)
                    .replacing()
                    .creatingRoles()
                    .droppingReplaced()
                    .done(database);
            assertThat(done.createdRoles()).containsExactly("\"Gone Role\"");
            assertThat(Queries.strings(database, "select rolcanlogin from pg_roles where rolname = 'Gone Role'"))
                    .containsExactly("f");
            Queries.execute(database, "drop owned by \"Gone Role\"; drop role \"Gone Role\"");
        }
    }

    @Test
    void anErrorBehindTheRowsLeavesTheOldOneInPlaceAndNothingElse() throws Exception {
        String dump = """
                --
                -- PostgreSQL database dump
                --

                SET client_encoding = 'UTF8';
                CREATE TABLE public.t (a integer);
                COPY public.t (a) FROM stdin;
                1
                1
                \\.

                ALTER TABLE ONLY public.t
                    ADD CONSTRAINT t_pkey PRIMARY KEY (a);

                --
                -- PostgreSQL database dump complete
                --

                """;
        Path broken = Files.writeString(directory.resolve("broken.sql"), dump);
        try (ScratchDatabase database = filled();
                ScratchDatabase empty = EmbeddedPostgres.createDatabase()) {
            RestoreOutcome failed =
                    new RestoreProject(directory, broken).replacing().into(database);
            assertRefused(failed, "DB838");
            assertThat(failed.toString()).contains("broken.sql:12", "could not create unique index");
            assertThat(rows(database)).isEqualTo("10");
            assertThat(besides(database)).isEmpty();
            assertRefused(
                    new RestoreProject(directory, broken).inOneTransaction().into(empty), "DB838");
            assertThat(Queries.strings(empty, "select to_regclass('public.t')")).containsExactly((String) null);
        }
    }

    @Test
    void whoeverIsConnectedIsDisconnectedAndTheNextOneSeesTheNewDatabase() throws Exception {
        try (ScratchDatabase database = filled()) {
            AtomicBoolean enough = new AtomicBoolean();
            Thread[] writers = new Thread[3];
            for (int i = 0; i < writers.length; i++) {
                writers[i] = new Thread(() -> write(database, enough));
                writers[i].start();
            }
            RestoreOutcome.Done done = project().replacing().done(database);
            enough.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(done.kept()).isPresent();
            assertThat(Queries.strings(database, "select count(*) from kept")).containsExactly("1000");
        }
    }

    /** Connects again and again, as a pool does. */
    private static void write(ScratchDatabase database, AtomicBoolean enough) {
        while (!enough.get()) {
            try (Connection connection = database.connect()) {
                while (!enough.get()) {
                    Queries.execute(connection, "update old set a = a + 1");
                }
            } catch (SQLException e) {
                // disconnected, or the table is gone
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whatWouldStayWithTheOldDatabaseIsNamed() throws Exception {
        try (ScratchServer server = EmbeddedPostgres.start(EmbeddedPostgres.major());
                ScratchDatabase database = server.createDatabase("test")) {
            Queries.execute(database, "create table old (a int)");
            Queries.execute(
                    database,
                    "create subscription sub connection 'dbname=x' publication p with (connect = false, slot_name = none, enabled = false)");
            RestoreOutcome refused = project().replacing().into(database);
            assertRefused(refused, "DB840");
            assertThat(refused.toString()).contains("subscription");
            Queries.execute(database, "drop subscription sub");
        }
    }

    @Test
    void aHalfThatAKilledRunLeftIsDroppedAndNothingElseIs() throws Exception {
        try (ScratchDatabase server = EmbeddedPostgres.createDatabase()) {
            List<String> others = List.of(
                    "shop_restore_20200101000000", "shop_restore_20200101000001", "shop_restore_of_monday", "shop");
            for (String other : others) {
                Queries.execute(server, "create database " + other);
            }
            Queries.execute(
                    server,
                    "comment on database shop_restore_20200101000000"
                            + " is 'db-maven-plugin: half of a restore, to be dropped'");
            try {
                Queries.execute(
                        OtherDatabase.of(server, "shop_restore_20200101000001"), "create table precious (a int)");
                RestoreOutcome.Done done = project().done(OtherDatabase.of(server, "shop"));
                assertThat(done.findings()).extracting(Finding::code).containsExactly("DB845");
                assertThat(Queries.strings(
                                server, "select datname from pg_database where datname ~ '^shop' order by 1"))
                        .containsExactly("shop", "shop_restore_20200101000001", "shop_restore_of_monday");
            } finally {
                for (String other : others) {
                    Queries.execute(server, "drop database if exists " + other);
                }
            }
        }
    }

    @Test
    void twoAtATimeAreNotPossible() throws Exception {
        try (ScratchDatabase database = filled()) {
            RestoreOutcome[] second = new RestoreOutcome[1];
            RestoreProject other = project().replacing();
            RestoreOutcome.Done first = project()
                    .replacing()
                    .listening(new At(Step.LOADING, () -> second[0] = other.into(database)))
                    .done(database);
            assertRefused(second[0], "DB842");
            assertThat(first.kept()).isPresent();
        }
    }

    @Test
    void aSessionThatIsEndedLeavesTheOldOneInPlace() throws Exception {
        try (ScratchDatabase database = filled()) {
            for (Step step : List.of(Step.LOADING, Step.ANALYZING, Step.SWAPPING)) {
                RestoreOutcome failed = project()
                        .replacing()
                        .listening(new At(
                                step,
                                () -> Queries.execute(
                                        database,
                                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name ="
                                                + " 'db-maven-plugin restore'")))
                        .into(database);
                assertRefused(failed, "DB847");
                assertThat(rows(database)).isEqualTo("10");
                assertThat(besides(database)).as("left at " + step).isEmpty();
            }
        }
    }

    @Test
    void theDeadlineEndsIt() throws Exception {
        try (ScratchDatabase database = filled()) {
            Queries.execute(database, "create table slow (a int)");
            Path script = Files.writeString(directory.resolve("slow.sql"), """
                    -- PostgreSQL database dump

                    SELECT pg_catalog.pg_sleep(60);
                    -- PostgreSQL database dump complete
                    """);
            RestoreOutcome late = new RestoreProject(directory, script)
                    .replacing()
                    .deadline(Duration.ofSeconds(2))
                    .into(database);
            assertRefused(late, "DB841");
            assertThat(besides(database)).isEmpty();
            assertThat(rows(database)).isEqualTo("10");
        }
    }

    @Test
    void latestIsTheNewestBackupOfTheEnvironment() throws Exception {
        Path newer = directory.resolve("backups/db-backup-staging-20990101-000000.sql.gz");
        Files.copy(file, newer);
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            RestoreOutcome.Done done = project().latest().done(database);
            assertThat(done.file()).as("the newer one has no sidecar").isEqualTo(file);
            assertThat(done.snapshotTime()).isPresent();
            assertRefused(project().environment("qa").latest().into(database), "DB830");
        }
    }

    @Test
    void aFileOfANewerServerIsRefusedUnlessItIsTried() throws Exception {
        try (ScratchDatabase older = EmbeddedPostgres.createDatabase(15);
                ScratchDatabase newer = EmbeddedPostgres.createDatabase(18)) {
            Queries.execute(newer, "create table t (a int); insert into t values (1)");
            Path made = new BackupProject(directory).made(newer).file();
            assertRefused(new RestoreProject(directory, made).into(older), "DB833");
            new RestoreProject(directory, made)
                    .fromNewer()
                    .verifying(Verification.CHECKSUM)
                    .done(older);
            assertThat(Queries.strings(older, "select a from t")).containsExactly("1");
        }
    }

    @Test
    void whatWritersDoMeanwhileIsInTheBackupAsOneInstant() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                ScratchDatabase copy = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table a_first (id int primary key, amount bigint not null, filler text);"
                            + " create table z_last (id int primary key, amount bigint not null);"
                            + " insert into a_first select i, 1000, repeat('x', 900) from generate_series(1, 40000) i;"
                            + " insert into z_last select i, 1000 from generate_series(1, 1000) i");
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = new Thread(() -> BackupTest.move(database, enough));
            writer.start();
            Path made = new BackupProject(directory).made(database).file();
            enough.set(true);
            writer.join();
            new RestoreProject(directory, made).verifying(Verification.CHECKSUM).done(copy);
            assertThat(Queries.strings(
                            copy, "select (select sum(amount) from a_first) + (select sum(amount) from z_last)"))
                    .containsExactly("41000000");
            assertThat(Queries.strings(database, "select count(*) > 0 from z_last where amount <> 1000"))
                    .containsExactly("t");
        }
    }

    private RestoreProject project() {
        return new RestoreProject(directory, file);
    }

    private static ScratchDatabase filled() throws SQLException {
        ScratchDatabase database = EmbeddedPostgres.createDatabase();
        Queries.execute(database, "create table old as select generate_series(1, 10) a");
        return database;
    }

    private static String rows(ScratchDatabase database) throws SQLException {
        return Queries.strings(database, "select count(*) from public.old").get(0);
    }

    /** Halves of restores on that server. */
    static List<String> besides(ScratchDatabase database) throws SQLException {
        return Queries.strings(
                database,
                "select datname from pg_database where datname ~ '_restore_[0-9]{14}$' and datname !~ '_before_restore_'");
    }

    private static String q(String name) {
        return '"' + name + '"';
    }

    /** What is said of the database itself. */
    private static String about(ScratchDatabase database) throws SQLException {
        return Queries.strings(
                        database,
                        "select row(pg_get_userbyid(datdba), encoding, datcollate, datctype, datlocprovider, datconnlimit,"
                                + " (select array_agg(a::text order by a::text) from unnest(datacl) a),"
                                + " shobj_description(oid, 'pg_database'))::text from pg_database"
                                + " where datname = current_database()")
                .get(0);
    }

    static void assertRefused(RestoreOutcome outcome, String code) {
        assertThat(outcome).isInstanceOfSatisfying(RestoreOutcome.Failed.class, failed -> assertThat(failed.findings())
                .as(failed.findings().toString())
                .extracting(Finding::code)
                .containsExactly(code));
    }

    /** Something that happens at the beginning of a step. */
    private record At(Step step, Event event) implements RestoreListener {

        interface Event {
            void happens() throws SQLException;
        }

        @Override
        public void file(Path path) {}

        @Override
        public void begins(Step next) {
            if (next == step) {
                try {
                    event.happens();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
        }

        @Override
        public void checked(long bytes) {}

        @Override
        public void progress(Progress progress) {}
    }
}
