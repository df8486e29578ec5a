package io.github.dblifecycle.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.JavaMigration;

/** The project's own compiled Java migrations. Those in libraries are found by Flyway. */
final class JavaMigrations {

    private JavaMigrations() {}

    static JavaMigration[] load(MigrationSettings settings) {
        Path root = settings.layout().classesDirectory();
        List<JavaMigration> found = new ArrayList<>();
        for (Path directory : settings.locations().javaPackages()) {
            for (Path file : classFiles(directory)) {
                String name = root.relativize(file).toString();
                String className = name.substring(0, name.length() - ".class".length())
                        .replace('/', '.')
                        .replace('\\', '.');
                add(className, settings.classLoader(), found);
            }
        }
        return found.toArray(JavaMigration[]::new);
    }

    private static List<Path> classFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read directory " + directory, e);
        }
    }

    private static void add(String className, ClassLoader loader, List<JavaMigration> found) {
        try {
            Class<?> type = Class.forName(className, false, loader);
            if (JavaMigration.class.isAssignableFrom(type)
                    && !type.isInterface()
                    && !Modifier.isAbstract(type.getModifiers())) {
                found.add((JavaMigration) type.getDeclaredConstructor().newInstance());
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new MigrationException("Java migration " + className + " cannot be loaded: " + e, e);
        }
    }
}
