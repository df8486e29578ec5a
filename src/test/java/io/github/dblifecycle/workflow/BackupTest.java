package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.backup.BackupChoice;
import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.backup.BackupReader;
import io.github.dblifecycle.backup.TablePattern;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.workflow.BackupSettings.Part;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    private Path directory;

    @Test
    void theSameDatabaseGivesTheSameBytesHoweverManyRead() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table big (id int primary key, t text);"
                            + " insert into big select i, repeat(md5(i::text), 12) from generate_series(1, 60000) i;"
                            + " create table small (a int); insert into small values (1)");
            byte[] one = bytes(new BackupProject(directory).readers(1).made(database));
            byte[] four = bytes(new BackupProject(directory).readers(4).made(database));
            assertThat(four).isEqualTo(one);
            assertThat(one.length).isGreaterThan(1 << 20);
        }
    }

    @Test
    void aBackupIsOneInstantWhileOthersWrite() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                ScratchDatabase copy = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table a_first (id int primary key, amount bigint not null, filler text);"
                            + " create table z_last (id int primary key, amount bigint not null);"
                            + " insert into a_first select i, 1000, repeat('x', 900) from generate_series(1, 40000) i;"
                            + " insert into z_last select i, 1000 from generate_series(1, 1000) i");
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = new Thread(() -> move(database, enough));
            writer.start();
            Path file = new BackupProject(directory)
                    .verifying(Verification.RESTORE)
                    .made(database)
                    .file();
            enough.set(true);
            writer.join();
            try (Connection connection = copy.connect()) {
                io.github.dblifecycle.backup.BackupLoader.load(file, connection);
            }
            assertThat(Queries.strings(
                            copy, "select (select sum(amount) from a_first) + (select sum(amount) from z_last)"))
                    .containsExactly("41000000");
            assertThat(Queries.strings(database, "select count(*) > 0 from z_last where amount <> 1000"))
                    .containsExactly("t");
        }
    }

    /** Moves amounts from one table to the other, so that their sum stays. */
    static void move(ScratchDatabase database, AtomicBoolean enough) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int i = 1; !enough.get(); i = i % 1000 + 1) {
                Queries.execute(
                        connection,
                        "update a_first set amount = amount - 7 where id = " + (40001 - i)
                                + "; update z_last set amount = amount + 7 where id = " + i);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theSidecarTellsWhatIsInTheFile() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table t (id serial, v text); insert into t (v) values ('a'), ('b');"
                            + " create table nothing (a int)");
            BackupOutcome.Done made = new BackupProject(directory).made(database);
            BackupFacts facts = BackupFacts.of(made.file()).orElseThrow();
            assertThat(facts).isEqualTo(made.facts());
            assertThat(facts.tables())
                    .extracting(BackupFacts.TableFacts::name, BackupFacts.TableFacts::rows)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("public.nothing", 0L),
                            org.assertj.core.groups.Tuple.tuple("public.t", 2L));
            assertThat(facts.sequences()).containsExactly(new BackupFacts.SequenceFacts("public.t_id_seq", 2, true));
            assertThat(facts.bytes()).isEqualTo(Files.size(made.file()));
            assertThat(made.file().getFileName()).hasToString("db-backup-staging-20260304-121314.sql.gz");
            assertThat(Files.readString(made.file().resolveSibling(made.file().getFileName() + ".json")))
                    .doesNotContain(database.database().password().orElseThrow().reveal());
        }
    }

    @Test
    void whatIsExcludedTakesWhatNeedsItAlong() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table kept (id int primary key); create table log_one (id int references kept);"
                            + " create table gone (id int primary key); create view of_gone as select id from gone;"
                            + " create table refers (id int references gone); insert into gone values (1);"
                            + " insert into refers values (1); insert into kept values (1); insert into log_one values (1)");
            BackupChoice choice = new BackupChoice(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(TablePattern.ofTable("x", "gone")),
                    List.of(TablePattern.ofTable("x", "public.log_*")));
            BackupOutcome.Done made = new BackupProject(directory)
                    .choosing(choice)
                    .verifying(Verification.RESTORE)
                    .made(database);
            assertThat(made.facts().tables())
                    .extracting(BackupFacts.TableFacts::name)
                    .containsExactly("public.kept", "public.refers");
            assertThat(made.findings()).extracting(Finding::code).containsExactly("DB796");
            assertThat(made.findings().get(0).details())
                    .anySatisfy(line -> assertThat(line).contains("of_gone"))
                    .anySatisfy(line -> assertThat(line).contains("refers"));
            assertThat(text(made)).contains("CREATE TABLE public.log_one").doesNotContain("gone (");
        }
    }

    @Test
    void conditionsChooseRows() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(database, "create table t (id int); insert into t select generate_series(1, 10)");
            BackupOutcome.Done made = new BackupProject(directory)
                    .where(new BackupSettings.Condition(TablePattern.ofTable("x", "t"), "id > 7 or id = 1 -- these"))
                    .verifying(Verification.RESTORE)
                    .made(database);
            assertThat(made.facts().tables().get(0).rows()).isEqualTo(4);
        }
    }

    @Test
    void aPatternThatMeansNothingIsAMistake() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            BackupChoice choice = new BackupChoice(
                    List.of(), List.of(), List.of(), List.of(TablePattern.ofTable("x", "missing")), List.of());
            assertThatThrownBy(
                            () -> new BackupProject(directory).choosing(choice).run(database))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("no table of this database is meant by missing");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void schemaAloneHoldsNoRows() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(database, "create table t (id int); insert into t values (42)");
            BackupOutcome.Done made =
                    new BackupProject(directory).only(Part.SCHEMA).made(database);
            assertThat(text(made))
                    .contains("CREATE TABLE public.t")
                    .doesNotContain("COPY")
                    .doesNotContain("42");
        }
    }

    @Test
    void partsOfAnIncompleteIndexAndAmbiguousProceduresStopItByName() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table parted (a int) partition by range (a);"
                            + " create table low partition of parted for values from (0) to (9);"
                            + " create table high partition of parted for values from (9) to (99);"
                            + " create index whole on only parted (a); create index of_low on low (a);"
                            + " alter index whole attach partition of_low;"
                            + " create procedure p(out a int, b int) language plpgsql as 'begin a := b; end';"
                            + " create procedure p(a int, b int) language plpgsql as 'begin end'");
            assertThat(new BackupProject(directory).run(database).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message())
                            .contains(
                                    "ambiguous procedure public.p(IN a integer, IN b integer)",
                                    "part of an incomplete index public.of_low"));
            Queries.execute(
                    database,
                    "create index of_high on high (a); alter index whole attach partition of_high;"
                            + " drop procedure p(in int, in int)");
            assertThat(new BackupProject(directory).made(database).file()).exists();
        }
    }

    @Test
    void whatIsNotModelledStopsItByName() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(database, "create type solid");
            BackupOutcome outcome = new BackupProject(directory).run(database);
            assertThat(outcome.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("DB780");
                assertThat(finding.message()).contains("shell type public.solid");
            });
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aRoleThatMayNotReadATableGetsNoBackupWithoutIt() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table secret (a int); do $$ begin create role backup_nobody login password 'nobody-1';"
                            + " exception when duplicate_object then null; end $$");
            BackupOutcome outcome = new Backup(BackupListener.NONE)
                    .run(new BackupProject(directory)
                            .as("backup_nobody", "nobody-1")
                            .request(database));
            assertThat(outcome.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("DB781");
                assertThat(finding.message()).contains("secret");
            });
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void policiesThatHideRowsAreAnErrorAndNotASmallerBackup() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table mine (a int); alter table mine enable row level security; insert into mine values (1);"
                            + " do $$ begin create role backup_reader login password 'reader-1';"
                            + " exception when duplicate_object then null; end $$;"
                            + " grant select on mine to backup_reader");
            BackupOutcome outcome = new Backup(BackupListener.NONE)
                    .run(new BackupProject(directory)
                            .as("backup_reader", "reader-1")
                            .request(database));
            assertThat(outcome.findings()).extracting(Finding::code).containsExactly("DB783");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aTableThatSomebodyChangesIsNotWaitedForForEver() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(database, "create table busy (a int)");
            try (Connection other = database.connect()) {
                other.setAutoCommit(false);
                Queries.execute(other, "lock table busy in access exclusive mode");
                BackupOutcome outcome = new BackupProject(directory)
                        .lockTimeout(Duration.ofMillis(300))
                        .run(database);
                assertThat(outcome.findings()).extracting(Finding::code).containsExactly("DB782");
            }
        }
    }

    /** Whoever wants to change the table waits for the backup; the backup must not wait for him. */
    @Test
    void aChangeThatWaitsForTheBackupDoesNotHoldItUp() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(database, "create table wanted (a int); insert into wanted select generate_series(1, 9)");
            List<Thread> changing = new java.util.ArrayList<>();
            BackupOutcome outcome = new Backup(new BackupListener() {
                        @Override
                        public void begins(Step step) {
                            if (step == Step.WRITING) {
                                changing.add(alterAndWait(database));
                            }
                        }

                        @Override
                        public void progress(io.github.dblifecycle.backup.BackupListener.Progress progress) {}

                        @Override
                        public void made(BackupOutcome.Done backup) {}
                    })
                    .run(new BackupProject(directory).request(database));
            assertThat(outcome).isInstanceOfSatisfying(BackupOutcome.Done.class, done -> assertThat(
                            done.facts().tables().get(0).rows())
                    .isEqualTo(9));
            changing.get(0).join();
            assertThat(Queries.strings(database, "select count(b) from wanted")).containsExactly("0");
        }
    }

    private static Thread alterAndWait(ScratchDatabase database) {
        Thread change = new Thread(() -> {
            try {
                Queries.execute(database, "alter table wanted add column b int");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        change.start();
        try {
            while (Queries.strings(database, "select 1 from pg_locks where not granted")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return change;
    }

    @Test
    void aServerThatEndsTheSessionLeavesNoFile() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table big (t text);"
                            + " insert into big select repeat(md5(i::text), 30) from generate_series(1, 40000) i");
            BackupOutcome outcome = new Backup(new BackupListener() {
                        private boolean ended;

                        @Override
                        public void begins(Step step) {}

                        @Override
                        public void made(BackupOutcome.Done backup) {}

                        @Override
                        public void progress(io.github.dblifecycle.backup.BackupListener.Progress progress) {
                            if (!ended) {
                                ended = true;
                                terminate(database);
                            }
                        }
                    })
                    .run(new BackupProject(directory).readers(1).request(database));
            assertThat(outcome).isInstanceOf(BackupOutcome.Failed.class);
            assertThat(outcome.findings()).extracting(Finding::code).containsExactly("DB785");
            assertThat(files()).isEmpty();
        }
    }

    private static void terminate(ScratchDatabase database) {
        try {
            Queries.strings(
                    database,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCutFileIsNoBackup() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(database, "create table t (a int); insert into t values (1)");
            Path file = new BackupProject(directory).made(database).file();
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, 5, 20, whole.length / 2, whole.length - 9, whole.length - 1}) {
                Path cut = directory.resolve("cut.sql.gz");
                Files.write(cut, java.util.Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> BackupReader.read(cut, new Ignoring()))
                        .as("of %s bytes the first %s", whole.length, length)
                        .hasMessageContaining("is not a whole backup");
            }
        }
    }

    /** Takes everything. */
    private static final class Ignoring implements BackupReader.Parts {
        @Override
        public void statements(String sql) {}

        @Override
        public void rowsBegin(String copy) {}

        @Override
        public void rows(byte[] bytes, int offset, int length) {}

        @Override
        public void rowsEnd() {}

        @Override
        public void value(String statement) {}
    }

    private List<String> files() throws IOException {
        Path backups = new BackupProject(directory).backups();
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(Path::toString).toList();
        }
    }

    private static byte[] bytes(BackupOutcome.Done made) throws IOException {
        return Files.readAllBytes(made.file());
    }

    private static String text(BackupOutcome.Done made) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(made.file()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
