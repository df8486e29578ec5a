package io.github.dblifecycle.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.jpa.EntityDdlException;
import io.github.dblifecycle.jpa.EntitySettings;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.ToolProvider;

/** A model as an application: compiled, and beside the jars of its provider. */
final class CompiledModel implements AutoCloseable {

    /** What stands beside each model; it is compiled with it, against the same Hibernate. */
    private static final Path COMMON = Path.of("src/test/judge/model").toAbsolutePath();

    private final EntityModel model;
    private final EntitySettings settings;
    private final URLClassLoader loader;
    private final Method run;

    private CompiledModel(EntityModel model, EntitySettings settings, URLClassLoader loader)
            throws ReflectiveOperationException {
        this.model = model;
        this.settings = settings;
        this.loader = loader;
        this.run = loader.loadClass("model.Trial")
                .getMethod("run", DataSource.class, String.class, List.class, List.class);
    }

    /**
     * What the provider itself is loaded by, once for all models.
     *
     * @param name a directory of {@code target/jpa}
     */
    static URLClassLoader provider(String name) throws IOException {
        Path jars = Path.of("target/jpa", name).toAbsolutePath();
        assumeTrue(Files.isDirectory(jars), "no jars in " + jars + ": mvn process-test-resources puts them there");
        List<URL> urls = new ArrayList<>();
        for (Path jar : files(jars)) {
            urls.add(jar.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    static CompiledModel of(EntityModel model, URLClassLoader provider, Path directory)
            throws IOException, ReflectiveOperationException {
        Path sources = Files.createDirectories(directory.resolve("src/model"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        for (Map.Entry<String, String> source : model.sources().entrySet()) {
            Files.writeString(sources.resolve(source.getKey() + ".java"), source.getValue());
        }
        List<Path> libraries = new ArrayList<>();
        for (URL url : provider.getURLs()) {
            libraries.add(Path.of(URI.create(url.toString())));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        Stream.of(files(sources), files(COMMON))
                .flatMap(List::stream)
                .map(Path::toString)
                .forEach(arguments::add);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertThat(result)
                .as(said.toString(StandardCharsets.UTF_8) + model.text())
                .isZero();
        EntitySettings settings = new EntitySettings(
                directory,
                List.of(classes),
                libraries,
                List.of(directory.resolve("src")),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>());
        return new CompiledModel(
                model, settings, new URLClassLoader(new URL[] {classes.toUri().toURL()}, provider));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    EntityDdl ddl(int major) throws EntityDdlException {
        return EntityDdl.write(settings, major);
    }

    /**
     * Has the application start, write and read.
     *
     * @param mode what Hibernate does with the schema at first: {@code validate} or {@code none}
     * @return empty if all went well
     */
    String run(ScratchDatabase database, String mode) throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return (String) run.invoke(null, source(database), mode, classes(model.mapped()), classes(model.written()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private DataSource source(ScratchDatabase database) {
        return (DataSource) Proxy.newProxyInstance(
                loader, new Class<?>[] {DataSource.class}, (proxy, method, given) -> switch (method.getName()) {
                    case "getConnection" -> database.connect();
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == given[0];
                    case "toString" -> database.toString();
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private List<Class<?>> classes(List<String> names) throws ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(loader.loadClass("model." + name));
        }
        return classes;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
