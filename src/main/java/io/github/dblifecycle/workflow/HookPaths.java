package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.install.HookModule;
import io.github.dblifecycle.migrate.MigrationLocations;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a module's configuration says of its schema and its migrations, as pathspecs of its repository. */
final class HookPaths {

    private static final List<String> USUAL_PLACES = List.of("src/main/resources/db", "db");
    private static final String USUAL_MIGRATIONS = "db/migration";

    private final Path root;
    private final MigrationSettings migrations;
    private final ProjectLayout layout;
    private final List<String> notes = new ArrayList<>();

    /** @param root the repository's top directory, without symbolic links */
    HookPaths(Path root, MigrationSettings migrations) {
        this.root = root;
        this.migrations = migrations;
        this.layout = migrations.layout();
    }

    /** What the hook cannot look at, in sentences. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The module's directory, relative to the repository. */
    String module() {
        return relative(layout.directory()).orElseThrow();
    }

    /** @param configured files and directories; empty for the usual places: the one that is there, else each of them */
    List<String> schema(Optional<List<Path>> configured) {
        List<String> pathspecs = new ArrayList<>();
        for (Path path : configured.orElseGet(this::usual)) {
            Path absolute = layout.directory().resolve(path).normalize();
            relative(absolute)
                    .ifPresentOrElse(
                            inside -> pathspecs.add(
                                    Files.isDirectory(absolute) || !inside.endsWith(".sql")
                                            ? HookModule.below(inside, "**/*.sql")
                                            : HookModule.exactly(inside)),
                            () -> notes.add(
                                    absolute + " lies outside the repository, so the hook cannot see changes of it"));
        }
        return pathspecs;
    }

    private List<Path> usual() {
        List<Path> possible = new ArrayList<>();
        for (String place : USUAL_PLACES) {
            Path directory = layout.directory().resolve(place);
            List<Path> here = List.of(directory.resolve("schema.sql"), directory.resolve("schema"));
            Optional<Path> found = here.stream().filter(Files::exists).findFirst();
            if (found.isPresent()) {
                return List.of(found.get());
            }
            possible.addAll(here);
        }
        return possible;
    }

    /** Scripts that Flyway takes a checksum of, once, when they are applied. */
    List<String> versioned() {
        List<String> pathspecs = new ArrayList<>();
        for (String suffix : suffixes()) {
            for (Path directory : directories()) {
                relative(directory).ifPresent(inside -> {
                    pathspecs.add(
                            HookModule.below(inside, "**/" + name("sqlMigrationPrefix", "V") + "[0-9]*" + suffix));
                    pathspecs.add(
                            HookModule.below(inside, "**/" + name("baselineMigrationPrefix", "B") + "[0-9]*" + suffix));
                });
            }
        }
        return pathspecs;
    }

    /** Repeatable scripts, and migrations in Java. */
    List<String> others() {
        List<String> pathspecs = new ArrayList<>();
        String repeatable = name("repeatableSqlMigrationPrefix", "R") + name("sqlMigrationSeparator", "__");
        for (Path directory : directories()) {
            for (String suffix : suffixes()) {
                relative(directory)
                        .ifPresent(
                                inside -> pathspecs.add(HookModule.below(inside, "**/" + repeatable + "*" + suffix)));
            }
        }
        for (Path directory : sources()) {
            for (String language : List.of(".java", ".kt")) {
                relative(directory)
                        .ifPresent(inside -> pathspecs.add(HookModule.below(inside, "**/[VRB]*__*" + language)));
            }
        }
        return pathspecs;
    }

    /** Sources that may hold entities. */
    List<String> entities(List<Path> directories) {
        List<String> pathspecs = new ArrayList<>();
        for (Path path : directories) {
            relative(layout.directory().resolve(path)).ifPresent(inside -> {
                pathspecs.add(HookModule.below(inside, "**/*.java"));
                pathspecs.add(HookModule.below(inside, "**/*.kt"));
            });
        }
        return pathspecs;
    }

    private Set<Path> directories() {
        MigrationLocations locations = migrations.locations();
        Set<Path> directories = new LinkedHashSet<>(locations.directories());
        if (locations.isEmpty()) {
            layout.resourceDirectories().stream()
                    .limit(1)
                    .map(resources -> resources.resolve(USUAL_MIGRATIONS))
                    .forEach(directories::add);
        }
        return directories;
    }

    /** Whatever is named the same in the sources, and what compiled migrations were made of. */
    private Set<Path> sources() {
        Set<Path> packages = new LinkedHashSet<>();
        for (Path directory : directories()) {
            layout.resourceDirectories().stream()
                    .filter(directory::startsWith)
                    .forEach(resources -> packages.add(resources.relativize(directory)));
        }
        migrations
                .locations()
                .javaPackages()
                .forEach(compiled -> packages.add(layout.classesDirectory().relativize(compiled)));
        Set<Path> found = new LinkedHashSet<>();
        for (Path root : layout.sourceDirectories()) {
            packages.stream()
                    .map(one -> root.resolve(one.toString()))
                    .filter(Files::isDirectory)
                    .forEach(found::add);
        }
        return found;
    }

    /** Says what of the migrations lies where a commit cannot change it. */
    void noteTheRest() {
        MigrationLocations locations = migrations.locations();
        for (String place : locations.remote()) {
            notes.add("location " + place + " is known to Flyway alone, so the hook does not look at it");
        }
        for (Path directory : directories()) {
            if (relative(directory).isEmpty()) {
                notes.add(directory + " lies outside the repository, so the hook does not look at it");
            }
        }
    }

    private List<String> suffixes() {
        return List.of(migrations
                        .flyway()
                        .getOrDefault("flyway.sqlMigrationSuffixes", ".sql")
                        .split("\\s*,\\s*"))
                .stream()
                .map(HookModule::literal)
                .toList();
    }

    private String name(String setting, String otherwise) {
        Map<String, String> flyway = migrations.flyway();
        return HookModule.literal(flyway.getOrDefault("flyway." + setting, otherwise));
    }

    /** With forward slashes; empty where it lies outside. */
    private Optional<String> relative(Path path) {
        Path real = real(path.toAbsolutePath().normalize());
        if (!real.startsWith(root)) {
            return Optional.empty();
        }
        String inside = root.relativize(real).toString().replace('\\', '/');
        if (inside.codePoints().anyMatch(Character::isISOControl)) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.locations, db.declared",
                    "a directory's name holds a line break or another control character, which no script can name",
                    "rename the directory")));
        }
        return Optional.of(inside.isEmpty() ? "." : inside);
    }

    /** Without symbolic links in what there is of it; Git knows files by these names. */
    private static Path real(Path path) {
        Path existing = path;
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        return HookPlaces.real(existing)
                .resolve(existing.relativize(path).toString())
                .normalize();
    }
}
