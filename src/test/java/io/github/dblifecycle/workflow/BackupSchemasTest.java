package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of object of the server's version, through a backup and its proof. */
class BackupSchemasTest {

    private static final Path SCHEMAS = Path.of("src/test/resources/io/github/dblifecycle/plan/schemas");

    @TempDir
    private Path directory;

    static Stream<String> schemas() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files
                    .filter(BackupSchemasTest::isForMajor)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("not_modelled.sql"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void everyKindOfObjectIsRestoredAlike(String file) throws Exception {
        assertRestored(Files.readString(SCHEMAS.resolve(file)));
    }

    @Test
    void everyTypeAndKindOfTableIsRestoredAlike() throws Exception {
        assertRestored(BackupRoundTripTest.script("everything.sql"));
    }

    /** What is not proved for the rows that are there would refuse them if it came before them. */
    @Test
    void rowsThatBreakWhatIsNotValidatedComeBack() throws Exception {
        assertRestored("""
                create domain small as integer;
                create table t (s small, a integer);
                insert into t values (500, null), (1, -1);
                alter domain small add constraint is_small check (value < 100) not valid;
                alter table t add constraint positive check (a > 0) not valid;
                create table inherits_it () inherits (t);
                """
                + (EmbeddedPostgres.major() >= 18 ? "alter table t add constraint there not null a not valid;" : ""));
    }

    private void assertRestored(String script) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            try (Connection connection = database.connect()) {
                WrittenSchema.load(script, connection);
            }
            BackupOutcome.Done made =
                    new BackupProject(directory).verifying(Verification.RESTORE).made(database);
            assertThat(made.facts().verified()).isEqualTo("restore");
        }
    }

    private static boolean isForMajor(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            int major = EmbeddedPostgres.major();
            return lines.limit(3)
                    .noneMatch(line -> bound(line, "-- from ", 0) > major || bound(line, "-- until ", 99) < major);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bound(String line, String prefix, int otherwise) {
        return line.startsWith(prefix)
                ? Integer.parseInt(line.substring(prefix.length()).strip())
                : otherwise;
    }
}
