package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.workflow.BackupSettings.Engine;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup goes through psql into an empty database, and pg_dump is asked whether that is the same. */
class BackupRoundTripTest {

    private static final int MAJOR = 15;
    private static final Path SCHEMAS = Path.of("src/test/resources/io/github/dblifecycle/plan/schemas");

    /** Sorted on purpose, secret, merged from a parent, or named as not modelled: DumpTest knows what. */
    private static final Set<String> DIFFERENT =
            Set.of("event_triggers.sql", "foreign_data.sql", "inheritance.sql", "not_modelled.sql");

    private static final String ROWS_OF_T =
            "select count(*) || ' ' || sum(b) || ' ' || (select string_agg(contype::text, '')"
                    + " from pg_constraint where conrelid = 't'::regclass and conname = 't_pkey') from t";

    @TempDir
    private Path directory;

    @BeforeAll
    static void psqlIsThere() {
        assumeTrue(PsqlCopy.isThere(), "needs psql and pg_dump");
    }

    @Test
    void everyTypeAndKindOfTableComesBackThroughPsql() throws Exception {
        try (ScratchDatabase original = filled("everything.sql")) {
            Path file = new BackupProject(directory).made(original).file();
            assertSameAfter(original, file);
        }
    }

    @Test
    void oneTransactionIsEnoughToRestore() throws Exception {
        try (ScratchDatabase original = filled("everything.sql")) {
            Path file = new BackupProject(directory).made(original).file();
            assertSameAfter(original, file, "-1");
        }
    }

    @Test
    void aBackupIsRestoredBeforeItIsCalledOne() throws Exception {
        try (ScratchDatabase original = filled("everything.sql")) {
            BackupOutcome.Done made =
                    new BackupProject(directory).verifying(Verification.RESTORE).made(original);
            assertThat(made.facts().verified()).isEqualTo("restore");
        }
    }

    /** Every kind of object there is, in the order in which it has to be made around its rows. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void everyKindOfObjectComesBackThroughPsql(String file) throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase(MAJOR)) {
            try (Connection connection = original.connect()) {
                WrittenSchema.load(Files.readString(SCHEMAS.resolve(file)), connection);
            }
            assertSameAfter(
                    original, new BackupProject(directory).made(original).file());
        }
    }

    static Stream<String> schemas() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files
                    .filter(BackupRoundTripTest::isForMajor)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !DIFFERENT.contains(name))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isForMajor(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(3)
                    .noneMatch(line -> bound(line, "-- from ", 0) > MAJOR || bound(line, "-- until ", 99) < MAJOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bound(String line, String prefix, int otherwise) {
        return line.startsWith(prefix)
                ? Integer.parseInt(line.substring(prefix.length()).strip())
                : otherwise;
    }

    @Test
    void pgDumpMakesItWhereItIsAskedFor() throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase(MAJOR)) {
            Queries.execute(
                    original,
                    "create table t (id serial, v text); insert into t (v) values ('a'), ('b');"
                            + " create type solid; select lo_from_bytea(7, 'x')");
            BackupOutcome.Done made = new BackupProject(directory)
                    .by(Engine.PG_DUMP)
                    .verifying(Verification.RESTORE)
                    .made(original);
            assertThat(made.facts().engine()).isEqualTo("pg_dump");
            assertThat(made.facts().tables()).isNotEmpty();
            assertSameAfter(original, made.file());
        }
    }

    /** A check that looks into another table is enough for that. */
    @Test
    void whatPgDumpWroteAndDoesNotRestoreIsNoBackup() throws Exception {
        try (ScratchDatabase original = filled("everything.sql")) {
            BackupProject project =
                    new BackupProject(directory).by(Engine.PG_DUMP).verifying(Verification.RESTORE);
            assertThat(project.run(original).findings())
                    .extracting(Finding::code)
                    .containsExactly("DB788");
            try (Stream<Path> files = Files.list(project.backups())) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void whatOnlyPgDumpCarriesGoesToPgDumpByItself() throws Exception {
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase(MAJOR)) {
            Queries.execute(original, "create type solid; create table t (a int); insert into t values (5)");
            BackupProject project = new BackupProject(directory).by(Engine.AUTO);
            assertThat(project.made(original).facts().engine()).isEqualTo("pg_dump");
            Queries.execute(original, "drop type solid");
            assertThat(project.made(original).facts().engine()).isEqualTo("jdbc");
        }
    }

    /** What happens in every pipeline whose server was upgraded and whose client programs were not. */
    @Test
    void whereAnOlderPgDumpGivesUpTheBackupIsMadeAndRestores() throws Exception {
        try (ScratchDatabase newer = EmbeddedPostgres.createDatabase(18);
                ScratchDatabase copy = EmbeddedPostgres.createDatabase(18)) {
            Queries.execute(
                    newer,
                    "create table t (a int primary key, b int generated always as (a * 2) virtual, c text not null);"
                            + " insert into t (a, c) select i, 'row ' || i from generate_series(1, 1000) i");
            assertThatThrownBy(() -> PsqlCopy.dump(newer))
                    .hasMessageContaining("aborting because of server version mismatch")
                    .hasMessageContaining("server version: 18.")
                    .hasMessageContaining("pg_dump version: 15.");

            Path file = new BackupProject(directory).made(newer).file();
            PsqlCopy.restore(file, copy);

            assertThat(Queries.strings(copy, ROWS_OF_T))
                    .isEqualTo(Queries.strings(newer, ROWS_OF_T))
                    .containsExactly("1000 1001000 p");
        }
    }

    @Test
    void aPgDumpOlderThanTheServerIsRefusedAndTheEngineJdbcNeedsNone() throws Exception {
        try (ScratchDatabase newer = EmbeddedPostgres.createDatabase(18)) {
            Queries.execute(newer, "create table t (a int); insert into t values (5)");
            BackupOutcome refused =
                    new BackupProject(directory).by(Engine.PG_DUMP).run(newer);
            assertThat(refused.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("DB791");
                assertThat(finding.message()).contains("of version 15", "server of version 18");
            });
            assertThat(new BackupProject(directory)
                            .verifying(Verification.RESTORE)
                            .made(newer)
                            .facts()
                            .tables()
                            .get(0)
                            .rows())
                    .isEqualTo(1);
        }
    }

    @Test
    void rolesThatAreMissingAreMadeOnRequest() throws Exception {
        try (ScratchDatabase original = filled("everything.sql")) {
            Path file = new BackupProject(directory).made(original).file();
            try (ScratchDatabase newer = EmbeddedPostgres.createDatabase(16)) {
                assertThatThrownBy(() -> PsqlCopy.restore(file, newer)).hasMessageContaining("does not exist");
            }
            try (ScratchDatabase newer = EmbeddedPostgres.createDatabase(16)) {
                PsqlCopy.restore(file, newer, "-v", "create_roles=1");
                assertThat(Queries.strings(newer, "select rolname from pg_roles where rolname ~ '(?i)^backup'"))
                        .containsExactlyInAnyOrder("Backup Reader", "backup_owner");
            }
        }
    }

    private static void assertSameAfter(ScratchDatabase original, Path file, String... options) throws Exception {
        try (ScratchDatabase copy = EmbeddedPostgres.createDatabase(MAJOR)) {
            PsqlCopy.restore(file, copy, options);
            assertThat(PsqlCopy.differences(copy, original)).isEmpty();
        }
    }

    static ScratchDatabase filled(String script) throws Exception {
        ScratchDatabase database = EmbeddedPostgres.createDatabase(MAJOR);
        Queries.execute(database, script(script));
        return database;
    }

    static String script(String name) throws IOException {
        try (InputStream in = BackupRoundTripTest.class.getResourceAsStream("backup/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
