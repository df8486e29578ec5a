package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Where the migrations of a project really are, at whatever phase a goal runs.
 *
 * <p>A {@code classpath:} location names what will be on the class path once the project is packaged. Its scripts are
 * read from the resource directories, never from the classes directory, whose copy may be older than what is about to
 * be committed; its Java migrations are read from the classes directory; libraries are searched as they are.
 *
 * @param directories directories that hold scripts, existing ones only
 * @param libraries {@code classpath:} locations found in libraries
 * @param remote locations that only Flyway understands, passed through as they were written
 * @param javaPackages directories inside the classes directory that hold compiled Java migrations
 * @param problems locations that do not exist, and Java migrations that are not compiled
 */
public record MigrationLocations(
        List<Path> directories,
        List<String> libraries,
        List<String> remote,
        List<Path> javaPackages,
        List<Finding> problems) {

    static final String DEFAULT_LOCATION = "classpath:db/migration";
    private static final String FILESYSTEM = "filesystem:";
    private static final String CLASSPATH = "classpath:";

    public MigrationLocations {
        directories = List.copyOf(directories);
        libraries = List.copyOf(libraries);
        remote = List.copyOf(remote);
        javaPackages = List.copyOf(javaPackages);
        problems = List.copyOf(problems);
    }

    /**
     * Looks for each location in the project and its libraries.
     *
     * @param configured locations in Flyway's spelling; empty for the default, {@code classpath:db/migration}, which
     *     need not exist
     */
    public static MigrationLocations find(List<String> configured, ProjectLayout layout) {
        Search search = new Search(layout);
        if (configured.isEmpty()) {
            search.classpath(DEFAULT_LOCATION.substring(CLASSPATH.length()));
        }
        for (String location : configured) {
            search.add(location.strip());
        }
        return search.result();
    }

    /** There is no script, no Java migration and no other place they could come from. */
    public boolean isEmpty() {
        return directories.isEmpty() && libraries.isEmpty() && remote.isEmpty() && javaPackages.isEmpty();
    }

    private static final class Search {

        private final ProjectLayout layout;
        private final Set<Path> directories = new LinkedHashSet<>();
        private final Set<String> libraries = new LinkedHashSet<>();
        private final Set<String> remote = new LinkedHashSet<>();
        private final Set<Path> javaPackages = new LinkedHashSet<>();
        private final List<Finding> problems = new ArrayList<>();

        Search(ProjectLayout layout) {
            this.layout = layout;
        }

        void add(String location) {
            boolean found;
            if (location.startsWith(FILESYSTEM)) {
                found = filesystem(location.substring(FILESYSTEM.length()));
            } else if (location.startsWith(CLASSPATH)) {
                found = classpath(location.substring(CLASSPATH.length()));
            } else if (location.contains(":") && !location.matches("[A-Za-z]:[\\\\/].*")) {
                found = remote.add(location);
            } else {
                found = classpath(location);
            }
            if (!found) {
                problems.add(Finding.error(
                        "DB721",
                        Optional.empty(),
                        "location '" + location + "' does not exist in " + layout.directory(),
                        "create the directory, or correct flyway.locations (-Ddb.locations=…)"));
            }
        }

        private boolean filesystem(String path) {
            if (path.contains("*") || path.contains("?")) {
                return remote.add(FILESYSTEM + layout.directory().resolve(path));
            }
            Path directory = layout.directory().resolve(path).normalize();
            if (!Files.isDirectory(directory)) {
                return false;
            }
            directories.add(directory);
            return true;
        }

        boolean classpath(String name) {
            String path = name.startsWith("/") ? name.substring(1) : name;
            if (path.contains("*") || path.contains("?")) {
                return remote.add(CLASSPATH + path);
            }
            boolean found = false;
            for (Path root : layout.resourceDirectories()) {
                Path directory = root.resolve(path).normalize();
                if (Files.isDirectory(directory)) {
                    directories.add(directory);
                    found = true;
                }
            }
            if (layout.libraries().stream().anyMatch(library -> holds(library, path))) {
                libraries.add(CLASSPATH + path);
                found = true;
            }
            return javaMigrations(path) || found;
        }

        private boolean javaMigrations(String path) {
            Path compiled = layout.classesDirectory().resolve(path);
            boolean haveClasses = holdsFile(compiled, ".class");
            if (haveClasses) {
                javaPackages.add(compiled);
                return true;
            }
            for (Path root : layout.sourceDirectories()) {
                Path sources = root.resolve(path);
                if (holdsFile(sources, ".java") || holdsFile(sources, ".kt")) {
                    problems.add(Finding.error(
                            "DB722",
                            Optional.empty(),
                            "Java migrations in " + layout.display(sources.toString()) + " are not compiled yet, so"
                                    + " the schema they lead to is not known",
                            "mvn process-classes, or bind the goal later: <phase>process-classes</phase> in its"
                                    + " execution"));
                    return true;
                }
            }
            return false;
        }

        private static boolean holdsFile(Path directory, String suffix) {
            if (!Files.isDirectory(directory)) {
                return false;
            }
            try (Stream<Path> files = Files.walk(directory)) {
                return files.anyMatch(file -> file.toString().endsWith(suffix));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read directory " + directory, e);
            }
        }

        private static boolean holds(Path library, String path) {
            if (Files.isDirectory(library)) {
                return Files.isDirectory(library.resolve(path));
            }
            if (!Files.isRegularFile(library) || !library.toString().endsWith(".jar")) {
                return false;
            }
            try (JarFile jar = new JarFile(library.toFile())) {
                return jar.getEntry(path + "/") != null
                        || jar.stream().anyMatch(entry -> entry.getName().startsWith(path + "/"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + library, e);
            }
        }

        MigrationLocations result() {
            return new MigrationLocations(
                    List.copyOf(directories),
                    List.copyOf(libraries),
                    List.copyOf(remote),
                    List.copyOf(javaPackages),
                    problems);
        }
    }
}
