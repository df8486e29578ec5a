package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a project keeps what migrations may be made of.
 *
 * @param directory the project's own directory; relative paths in settings and in messages start here
 * @param resourceDirectories what is copied to the class path, for example {@code src/main/resources}
 * @param sourceDirectories Java sources, to notice Java migrations that are not compiled yet
 * @param classesDirectory where compiled classes are; need not exist
 * @param libraries jars and directories of the runtime class path, without {@code classesDirectory}
 */
public record ProjectLayout(
        Path directory,
        List<Path> resourceDirectories,
        List<Path> sourceDirectories,
        Path classesDirectory,
        List<Path> libraries) {

    public ProjectLayout {
        directory = directory.toAbsolutePath().normalize();
        Objects.requireNonNull(classesDirectory, "classesDirectory");
        resourceDirectories = List.copyOf(resourceDirectories);
        sourceDirectories = List.copyOf(sourceDirectories);
        libraries = List.copyOf(libraries);
    }

    /** A line of a file as a reader of this project wants to see it. */
    public SourcePosition position(String file, int line) {
        return new SourcePosition(display(file), Math.max(1, line));
    }

    /** The path relative to the project where the file lies inside it, with forward slashes. */
    public String display(String file) {
        if (file.contains("!") || file.contains(":/")) {
            return file.replace('\\', '/');
        }
        Path absolute = directory.resolve(file).normalize();
        Path shown = absolute.startsWith(directory) ? directory.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }

    /** The file a class was compiled from; empty where it is not the project's own. */
    Optional<String> source(String className) {
        String path = className.replace('.', '/');
        return sourceDirectories.stream()
                .flatMap(root -> Stream.of(root.resolve(path + ".java"), root.resolve(path + ".kt")))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .findFirst();
    }
}
