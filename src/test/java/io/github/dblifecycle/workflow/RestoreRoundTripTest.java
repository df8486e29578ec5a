package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.backup.CheckedDump;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.workflow.RestoreSettings.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is restored is what was there, and pg_dump is asked whether it is; from our files and from those of pg_dump. */
class RestoreRoundTripTest {

    private static final int MAJOR = 15;
    private static final Path SCHEMAS = Path.of("src/test/resources/io/github/dblifecycle/plan/schemas");

    @TempDir
    private Path directory;

    @BeforeAll
    static void pgDumpIsThere() {
        assumeTrue(PsqlCopy.isThere(), "needs psql and pg_dump");
    }

    @Test
    void everyTypeAndKindOfTableComesBack() throws Exception {
        try (ScratchDatabase original = BackupRoundTripTest.filled("everything.sql")) {
            Path file = new BackupProject(directory).made(original).file();
            assertSameAfter(original, new RestoreProject(directory, file).verifying(Verification.CHECKSUM));
        }
    }

    @Test
    void oneTransactionIsEnough() throws Exception {
        try (ScratchDatabase original = BackupRoundTripTest.filled("everything.sql")) {
            Path file = new BackupProject(directory).made(original).file();
            RestoreOutcome.Done done =
                    assertSameAfter(original, new RestoreProject(directory, file).inOneTransaction());
            assertThat(done.beside()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void everyKindOfObjectComesBack(String file) throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase(MAJOR)) {
            try (Connection connection = original.connect()) {
                WrittenSchema.load(Files.readString(SCHEMAS.resolve(file)), connection);
            }
            Path backup = new BackupProject(directory).made(original).file();
            assertSameAfter(original, new RestoreProject(directory, backup).verifying(Verification.CHECKSUM));
        }
    }

    static Stream<String> schemas() throws Exception {
        return BackupRoundTripTest.schemas();
    }

    @Test
    void severalWritersAndOneLeadToTheSame() throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase(MAJOR)) {
            Queries.execute(
                    original,
                    "create table big (id int primary key, t text); create table other (id int, t text);"
                            + " insert into big select i, repeat(md5(i::text), 12) from generate_series(1, 60000) i;"
                            + " insert into other select i, repeat(md5(i::text), 12) from generate_series(1, 30000) i;"
                            + " do $$ begin for i in 1..300 loop execute format('create table small_%s as select %s as v',"
                            + " i, i); end loop; end $$");
            Path file = new BackupProject(directory).made(original).file();
            for (int writers : List.of(1, 3)) {
                RestoreOutcome.Done done = assertSameAfter(
                        original,
                        new RestoreProject(directory, file).writers(writers).verifying(Verification.CHECKSUM));
                assertThat(done.rows()).isEqualTo(90_300);
                assertThat(done.tables()).hasValue(302);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPlainDumpOfPgDumpComesBack(boolean beside) throws Exception {
        try (ScratchDatabase original = filledForPgDump()) {
            Path file = PgDumpFile.write(directory.resolve("plain.sql"), original);
            RestoreProject project = new RestoreProject(directory, file);
            RestoreOutcome.Done done = assertSameAfter(original, beside ? project : project.inOneTransaction());
            assertThat(done.kind()).isEqualTo(CheckedDump.Kind.SCRIPT);
            assertThat(done.rows()).isPositive();
        }
    }

    @Test
    void aPlainDumpInGzipWithInsertsAndInLatin1ComesBack() throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase(MAJOR)) {
            try (Connection connection = original.connect()) {
                WrittenSchema.load("""
                    create table "Größe" (id int primary key, "Straße" text);
                    insert into "Größe" values (1, 'äöü; -- kein Kommentar'), (2, E'Zeile\\n\\\\.\\nnoch eine;'), (3, null);
                    create function f() returns int language sql begin atomic select 1; select case when true then 2 end; end;
                    create function g() returns text language plpgsql as $q$ begin
                        return 'COPY x FROM stdin;
                    \\restrict not one
                    '; end $q$;
                    """, connection);
            }
            for (List<String> options : List.of(
                    List.of("--inserts"),
                    List.of("--encoding=LATIN1"),
                    List.of("--encoding=LATIN1", "--column-inserts"))) {
                Path plain = PgDumpFile.write(directory.resolve("dump.sql"), original, options.toArray(String[]::new));
                assertSameAfter(original, new RestoreProject(directory, PgDumpFile.gzip(plain)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCustomFormatComesBackByPgRestore(boolean beside) throws Exception {
        try (ScratchDatabase original = filledForPgDump()) {
            Path file = PgDumpFile.write(directory.resolve("custom.dump"), original, "-Fc");
            RestoreProject project = new RestoreProject(directory, file);
            RestoreOutcome.Done done = assertSameAfter(original, beside ? project : project.inOneTransaction());
            assertThat(done.kind()).isEqualTo(CheckedDump.Kind.ARCHIVE);
        }
    }

    /** What db:backup had pg_dump write. */
    @Test
    void aBackupByPgDumpComesBack() throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase(MAJOR)) {
            Queries.execute(original, "create type solid; create table t (a int); insert into t values (5)");
            Path file = new BackupProject(directory)
                    .by(BackupSettings.Engine.PG_DUMP)
                    .made(original)
                    .file();
            assertSameAfter(original, new RestoreProject(directory, file));
        }
    }

    /** Without what pg_dump's own files do not restore: rows whose check looks into a table by an unqualified name. */
    private static ScratchDatabase filledForPgDump() throws Exception {
        ScratchDatabase original = BackupRoundTripTest.filled("everything.sql");
        Queries.execute(original, "drop table checked_by_function cascade");
        return original;
    }

    private static RestoreOutcome.Done assertSameAfter(ScratchDatabase original, RestoreProject project)
            throws Exception {
        try (ScratchDatabase copy = EmbeddedPostgres.createDatabase(MAJOR)) {
            RestoreOutcome.Done done = project.done(copy);
            assertThat(PsqlCopy.differences(copy, original)).isEmpty();
            assertThat(done.kept()).isEmpty();
            return done;
        }
    }
}
