package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.Identifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How a project's migrations are found and read.
 *
 * @param layout where the project keeps its files
 * @param locations where its migrations are
 * @param flyway settings in Flyway's own spelling ({@code flyway.placeholders.owner}), sorted; never a location, a URL
 *     or a credential, which have rooms of their own
 * @param classLoader finds Java migrations, callbacks and what they need; closed by whoever made it
 */
public record MigrationSettings(
        ProjectLayout layout, MigrationLocations locations, Map<String, String> flyway, ClassLoader classLoader) {

    private static final String CREATE_SCHEMAS = "flyway.createSchemas";

    public MigrationSettings {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(locations, "locations");
        Objects.requireNonNull(classLoader, "classLoader");
        flyway = Collections.unmodifiableMap(new TreeMap<>(flyway));
        for (String kept : new String[] {"flyway.locations", "flyway.url", "flyway.user", "flyway.password"}) {
            if (flyway.containsKey(kept)) {
                throw new IllegalArgumentException(kept + " does not belong among the settings passed through");
            }
        }
    }

    /** The same project, its migrations meant for this schema, which Flyway makes only where it was told to. */
    MigrationSettings inSchema(Identifier schema) {
        Map<String, String> properties = new TreeMap<>(flyway);
        properties.put("flyway.defaultSchema", schema.value());
        properties.putIfAbsent(CREATE_SCHEMAS, "false");
        return new MigrationSettings(layout, locations, properties, classLoader);
    }

    /** Whether Flyway was told to make schemas; that it does so unless it is told otherwise does not count. */
    boolean createsSchemas() {
        return Boolean.parseBoolean(flyway.get(CREATE_SCHEMAS));
    }

    /**
     * The same project as it lies in a copy of a directory it is in: the same Flyway settings, the scripts of the copy.
     * What is compiled, and what lies outside, stays where it is; script directories that the copy lacks are left out.
     *
     * @param root the directory that was copied; holds the project
     * @param copy what it was copied to
     */
    public MigrationSettings movedTo(Path root, Path copy) {
        UnaryOperator<Path> move = path -> {
            Path absolute = path.toAbsolutePath().normalize();
            return absolute.startsWith(root)
                    ? copy.resolve(root.relativize(absolute).toString())
                    : absolute;
        };
        ProjectLayout moved = new ProjectLayout(
                move.apply(layout.directory()),
                layout.resourceDirectories().stream().map(move).toList(),
                layout.sourceDirectories(),
                layout.classesDirectory(),
                layout.libraries());
        MigrationLocations there = new MigrationLocations(
                locations.directories().stream()
                        .map(move)
                        .filter(Files::isDirectory)
                        .toList(),
                locations.libraries(),
                locations.remote(),
                locations.javaPackages(),
                List.of());
        return new MigrationSettings(moved, there, flyway, classLoader);
    }
}
