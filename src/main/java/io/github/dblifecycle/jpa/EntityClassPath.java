package io.github.dblifecycle.jpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * With what a project's entities run, as one build tells it to another: a text file with a line for each directory or jar,
 * {@code entities PATH}, {@code library PATH} or {@code sources PATH}, in the order of the class path.
 *
 * @param roots directories and jars with entities, the project's own classes first
 * @param libraries what else is on the class path at run time
 * @param sourceRoots where the sources of entities lie
 */
public record EntityClassPath(List<Path> roots, List<Path> libraries, List<Path> sourceRoots) {

    private static final String ENTITIES = "entities";
    private static final String LIBRARY = "library";
    private static final String SOURCES = "sources";

    public EntityClassPath {
        roots = List.copyOf(roots);
        libraries = List.copyOf(libraries);
        sourceRoots = List.copyOf(sourceRoots);
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("entities are in some directory or jar");
        }
    }

    /** Writes it, with the directories above the file that are not there yet. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        roots.forEach(path -> lines.add(ENTITIES + " " + path));
        libraries.forEach(path -> lines.add(LIBRARY + " " + path));
        sourceRoots.forEach(path -> lines.add(SOURCES + " " + path));
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Files.write(file, lines);
    }

    /**
     * Reads what was written.
     *
     * @throws IOException where it cannot be read, or is no such file
     */
    public static EntityClassPath read(Path file) throws IOException {
        List<Path> roots = new ArrayList<>();
        List<Path> libraries = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            Path path = Path.of(line.substring(space + 1));
            switch (line.substring(0, Math.max(space, 0))) {
                case ENTITIES -> roots.add(path);
                case LIBRARY -> libraries.add(path);
                case SOURCES -> sources.add(path);
                default -> throw new IOException(file + " is not what db:entity-class-path writes: " + line);
            }
        }
        if (roots.isEmpty()) {
            throw new IOException(file + " is not what db:entity-class-path writes: it names no entities");
        }
        return new EntityClassPath(roots, libraries, sources);
    }
}
