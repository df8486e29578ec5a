package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Schemas of real projects, as {@link RealSchemasTest} finds them, filled with rows, through a backup and back. */
@EnabledIfSystemProperty(named = "real.dir", matches = ".+", disabledReason = "-Dreal.dir=DIR names no directory")
class RealDataTest {

    private static final int MAJOR = 15;

    @TempDir
    private Path work;

    @TestFactory
    Stream<DynamicTest> everyRowComesBackByBothWays() throws IOException {
        assumeTrue(PsqlCopy.isThere(), "needs psql and pg_dump");
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("real.dir", "")))) {
            List<Path> projects = found.filter(Files::isDirectory).sorted().toList();
            assertThat(projects).isNotEmpty();
            return projects.stream()
                    .map(project ->
                            DynamicTest.dynamicTest(String.valueOf(project.getFileName()), () -> prove(project)));
        }
    }

    private void prove(Path project) throws Exception {
        assumeTrue(RealSchemasTest.standIn(project).isEmpty(), "needs an extension that is not to be had");
        ScratchServer server = EmbeddedPostgres.server(MAJOR);
        try (CorpusDatabase original = CorpusDatabase.create(server, CorpusFacts.of(new Properties()))) {
            new RealProject(project, work).fill(original, false);
            String filled = GeneratedRows.fill(original.connection());
            BackupOutcome.Done made = RoundTrip.prove(new BackupProject(work), work, server, original.database());
            assertThat(made.facts().tables().stream()
                            .mapToLong(table -> table.rows())
                            .sum())
                    .isPositive();
            System.out.println(project.getFileName() + ": " + filled + ", backup of "
                    + made.facts().contentBytes() + " bytes");
        }
    }
}
