package io.github.dblifecycle.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Classes that are compiled against jars of {@code target/jpa}, and what their provider is told. */
final class ProviderProject {

    private static final int MAJOR = 18;

    private final Path directory;
    private final List<Path> jars = new ArrayList<>();
    private final List<Path> sources = new ArrayList<>();
    private final TreeMap<String, String> properties = new TreeMap<>();
    private List<String> profiles = List.of();
    private boolean old;

    ProviderProject(Path directory, String... libraries) {
        this.directory = directory;
        for (String library : libraries) {
            Path place = Path.of("target/jpa", library).toAbsolutePath();
            assumeTrue(
                    Files.isDirectory(place), "no jars in " + place + ": mvn process-test-resources puts them there");
            try (Stream<Path> files = Files.list(place)) {
                files.sorted().forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            old |= library.equals("hibernate-5.6");
        }
    }

    /** Writes a file; in Java, {@code jakarta} becomes what the provider knows. */
    ProviderProject file(String path, String text) {
        Path file = directory.resolve(path);
        boolean java = path.endsWith(".java");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, java && old ? text.replace("jakarta.", "javax.") : text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (java) {
            sources.add(file);
        }
        return this;
    }

    ProviderProject property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    ProviderProject profiles(String... names) {
        profiles = List.of(names);
        return this;
    }

    /** Compiles what there is, and asks the provider. */
    EntityDdl ddl() throws EntityDdlException {
        Path classes = directory.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        sources.forEach(source -> arguments.add(source.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return EntityDdl.write(
                new EntitySettings(
                        directory,
                        List.of(classes),
                        jars,
                        List.of(directory.resolve("src")),
                        List.of(),
                        List.of(),
                        profiles,
                        properties),
                MAJOR);
    }
}
