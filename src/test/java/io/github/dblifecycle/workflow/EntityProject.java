package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.jpa.EntitySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Entities that are compiled against a provider's own jars, and the declaration that they are. */
final class EntityProject {

    private static final Path SOURCES = Path.of("src/main/java");

    private final Path directory;
    private final Path jars;
    private final Map<String, String> properties = new TreeMap<>();
    private final List<String> accepted = new ArrayList<>();

    /** @param provider a directory of {@code target/jpa} */
    EntityProject(Path directory, String provider) {
        this.directory = directory;
        this.jars = Path.of("target/jpa", provider).toAbsolutePath();
        assumeTrue(Files.isDirectory(jars), "no jars in " + jars + ": mvn process-test-resources puts them there");
    }

    /** A class of package {@code shop}; imports of {@code jakarta.persistence} become those of the provider. */
    EntityProject entity(String name, String body) {
        return file(
                SOURCES.resolve("shop/" + name + ".java").toString(),
                "package shop;\n\nimport jakarta.persistence.*;\n\n".replace("jakarta", isOld() ? "javax" : "jakarta")
                        + body);
    }

    EntityProject file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EntityProject property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    EntityProject accept(String word) {
        accepted.add(word);
        return this;
    }

    private boolean isOld() {
        return jars.getFileName().toString().equals("hibernate-5.6");
    }

    /** Compiles what there is now. */
    Declaration declaration() {
        Path classes = directory.resolve("target/classes");
        List<Path> libraries = files(jars, ".jar");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-g",
                "-d",
                classes.toString(),
                "-cp",
                libraries.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator))));
        files(directory.resolve(SOURCES), ".java").forEach(file -> arguments.add(file.toString()));
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).isZero();
        return new Declaration.Entities(
                new EntitySettings(
                        directory,
                        List.of(classes),
                        libraries,
                        List.of(directory.resolve(SOURCES)),
                        List.of(),
                        List.of(),
                        List.of(),
                        new TreeMap<>(properties)),
                EntityPolicy.of(accepted));
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> below = Files.walk(root)) {
            return below.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
