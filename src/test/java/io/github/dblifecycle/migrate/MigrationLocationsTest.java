package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dblifecycle.finding.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationLocationsTest {

    @TempDir
    Path directory;

    private MigrationProject project;

    @BeforeEach
    void create() {
        project = new MigrationProject(directory);
    }

    private MigrationLocations find(String... locations) {
        return project.settings(locations).locations();
    }

    private Path in(String path) {
        return directory.toAbsolutePath().resolve(path);
    }

    @Test
    void aFilesystemLocationStartsAtTheProject() {
        project.file("sql/deeper/V1__a.sql", "");

        assertThat(find("filesystem:sql").directories()).containsExactly(in("sql"));
        assertThat(find("filesystem:./sql/../sql").directories()).containsExactly(in("sql"));
        assertThat(find("filesystem:" + in("sql")).directories()).containsExactly(in("sql"));
    }

    @Test
    void aClassPathLocationIsTheResourceDirectoryAndNotItsCopy() {
        project.migration("V1__a.sql", "");
        project.file("target/classes/db/migration/V1__a.sql", "-- stale");
        project.file("target/classes/db/migration/V2__deleted.sql", "");

        for (String spelling : List.of("classpath:db/migration", "classpath:/db/migration", "db/migration")) {
            MigrationLocations found = find(spelling);
            assertThat(found.directories()).as(spelling).containsExactly(in("src/main/resources/db/migration"));
            assertThat(found.libraries()).isEmpty();
            assertThat(found.remote()).isEmpty();
            assertThat(found.problems()).isEmpty();
        }
    }

    @Test
    void withoutAnyConfigurationTheDefaultNeedNotExist() {
        MigrationLocations found = find();

        assertThat(found.isEmpty()).isTrue();
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void theDefaultIsFoundWhereItExists() {
        project.migration("V1__a.sql", "");

        assertThat(find().directories()).containsExactly(in("src/main/resources/db/migration"));
    }

    @Test
    void aLocationThatWasNamedMustExist() {
        project.migration("V1__a.sql", "");
        MigrationLocations found = find("classpath:db/migration", "classpath:db/migrations", "filesystem:sql");

        assertThat(found.problems())
                .extracting(Finding::code, Finding::message)
                .containsExactly(
                        tuple(
                                "DB721",
                                "location 'classpath:db/migrations' does not exist in " + directory.toAbsolutePath()),
                        tuple("DB721", "location 'filesystem:sql' does not exist in " + directory.toAbsolutePath()));
    }

    @Test
    void javaMigrationsThatAreNotCompiledAreAProblem() {
        project.migration("V1__a.sql", "").file("src/main/java/db/migration/V2__b.java", "");

        assertThat(find().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("DB722");
            assertThat(problem.message()).contains("src/main/java/db/migration");
            assertThat(problem.fix().orElseThrow()).contains("mvn process-classes");
        });
    }

    @Test
    void javaMigrationsThatAreCompiledAreFound() {
        project.file("src/main/java/db/migration/V2__b.java", "").file("target/classes/db/migration/V2__b.class", "");
        MigrationLocations found = find();

        assertThat(found.problems()).isEmpty();
        assertThat(found.javaPackages()).containsExactly(in("target/classes/db/migration"));
        assertThat(found.isEmpty()).isFalse();
    }

    @Test
    void aLibraryIsSearchedAsItIs() throws IOException {
        Path jar = directory.resolve("shared.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("db/shared/V1__a.sql"));
            out.closeEntry();
        }
        ProjectLayout layout = new ProjectLayout(
                directory,
                List.of(),
                List.of(),
                directory.resolve("classes"),
                List.of(jar, directory.resolve("gone.jar")));

        assertThat(MigrationLocations.find(List.of("classpath:db/shared"), layout))
                .satisfies(found -> {
                    assertThat(found.libraries()).containsExactly("classpath:db/shared");
                    assertThat(found.problems()).isEmpty();
                });
        assertThat(MigrationLocations.find(List.of("classpath:db/share"), layout)
                        .problems())
                .hasSize(1);
    }

    @Test
    void whatOnlyFlywayUnderstandsIsPassedThrough() {
        assertThat(find("s3:bucket/migrations", "classpath:db/*/migration", "filesystem:modules/*/sql")
                        .remote())
                .containsExactly(
                        "s3:bucket/migrations", "classpath:db/*/migration", "filesystem:" + in("modules/*/sql"));
    }
}
