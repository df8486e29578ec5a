package io.github.dblifecycle.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredSchemaFilesTest {

    @TempDir
    private Path project;

    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> found(Path... configured) throws DeclarationException {
        return DeclaredSchema.find(
                        project, configured.length == 0 ? Optional.empty() : Optional.of(List.of(configured)))
                .map(schema -> schema.files().stream().map(DeclaredFile::name).toList())
                .orElse(List.of());
    }

    private List<Finding> problems(Path... configured) {
        DeclarationException[] caught = new DeclarationException[1];
        assertThatExceptionOfType(DeclarationException.class)
                .isThrownBy(() -> found(configured))
                .satisfies(thrown -> caught[0] = thrown);
        return caught[0].findings();
    }

    @Test
    void nothingIsDeclaredInAnEmptyProject() throws Exception {
        assertThat(DeclaredSchema.find(project, Optional.empty())).isEmpty();
        Files.createDirectories(project.resolve("db/schema"));
        assertThat(DeclaredSchema.find(project, Optional.empty())).isEmpty();
    }

    @Test
    void theResourcesComeBeforeTheProjectsOwnDirectory() throws Exception {
        write("db/schema.sql", "");
        assertThat(found()).containsExactly("db/schema.sql");
        write("src/main/resources/db/schema.sql", "");
        assertThat(found()).containsExactly("src/main/resources/db/schema.sql");
    }

    @Test
    void aDirectoryIsReadWithAllBelowItInTheOrderOfPaths() throws Exception {
        write("src/main/resources/db/schema/b/2.sql", "");
        write("src/main/resources/db/schema/b.sql", "");
        write("src/main/resources/db/schema/a/1.sql", "");
        write("src/main/resources/db/schema/a/readme.md", "");
        assertThat(found())
                .containsExactly(
                        "src/main/resources/db/schema/a/1.sql",
                        "src/main/resources/db/schema/b.sql",
                        "src/main/resources/db/schema/b/2.sql");
    }

    @Test
    void aFileAndADirectoryTogetherAreRefused() throws Exception {
        write("db/schema.sql", "");
        write("db/schema/a.sql", "");
        assertThat(problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("db/schema.sql", "db/schema/"));
    }

    @Test
    void everyConfiguredPathThatIsMissingIsNamed() throws Exception {
        write("x/a.sql", "");
        assertThat(problems(Path.of("x"), Path.of("nope.sql"), Path.of("x/missing")))
                .extracting(Finding::message)
                .satisfiesExactly(first -> assertThat(first).contains("nope.sql"), second -> assertThat(second)
                        .contains("x/missing"));
    }

    @Test
    void configuredPathsKeepTheirOrderAndAFileIsReadOnce() throws Exception {
        write("x/a.sql", "");
        write("y.sql", "");
        assertThat(found(Path.of("y.sql"), Path.of("x"), project.resolve("x/a.sql")))
                .containsExactly("y.sql", "x/a.sql");
    }

    @Test
    void bytesThatAreNotUtf8AreNamedWithTheirLine() throws Exception {
        write("db/schema.sql", "");
        Files.write(project.resolve("db/schema.sql"), new byte[] {'-', '-', '\n', '-', '-', (byte) 0xE4, '\n'});
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).contains(new SourcePosition("db/schema.sql", 2));
            assertThat(problem.message()).contains("0xE4");
        });
        Files.write(project.resolve("db/schema.sql"), new byte[] {'\n', '\n', (byte) 0xC3});
        assertThat(problems()).singleElement().satisfies(problem -> assertThat(problem.position())
                .contains(new SourcePosition("db/schema.sql", 3)));
    }
}
