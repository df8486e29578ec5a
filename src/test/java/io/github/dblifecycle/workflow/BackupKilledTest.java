package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they write a backup, at instants by chance; {@code -Dbackup.kills} says how many. */
class BackupKilledTest {

    private static final int KILLS = Integer.getInteger("backup.kills", 5);

    /** Lines that a whole run prints, about. */
    private static final int LINES = 28;

    @TempDir
    private Path directory;

    @Test
    void nothingThatLooksWholeIsLeftAndTheNextRunTidiesUp() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    database,
                    "create table big (id int, t text);"
                            + " insert into big select i, repeat(md5(i::text), 8) from generate_series(1, 90000) i");
            BackupProject project = new BackupProject(directory);
            Path earlier = project.at(BackupProject.NOON.minus(Duration.ofDays(1)))
                    .made(database)
                    .file();
            byte[] before = Files.readAllBytes(earlier);
            Random chance = new Random(5);
            int halves = 0;
            for (int i = 0; i < KILLS; i++) {
                Process process = BackupProgram.start(directory, database.database());
                kill(process, 1 + chance.nextInt(LINES));
                halves += (int)
                        names().stream().filter(name -> name.endsWith(".part")).count();
                for (String name : names()) {
                    if (name.endsWith(".sql.gz")) {
                        assertWhole(project.backups().resolve(name));
                    }
                }
                assertThat(Files.readAllBytes(earlier)).isEqualTo(before);
            }
            assertThat(halves).as("runs that were killed while they wrote").isPositive();
            new BackupProject(directory)
                    .at(BackupProject.NOON.plus(Duration.ofDays(1)))
                    .made(database);
            assertThat(names()).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private static void kill(Process process, int line) throws IOException, InterruptedException {
        try (BufferedReader output = process.inputReader()) {
            for (int i = 0; i < line && output.readLine() != null; i++) {}
            process.destroyForcibly().waitFor();
        }
    }

    private static void assertWhole(Path file) throws Exception {
        BackupFacts facts = BackupFacts.of(file).orElseThrow();
        assertThat(HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(file))))
                .isEqualTo(facts.sha256());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(new BackupProject(directory).backups())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
