package io.github.dblifecycle.jpa;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which entities, and what they run with.
 *
 * @param directory the project's; what names of source files are relative to
 * @param roots directories and jars in which entities are looked for, the project's own classes first
 * @param libraries what else is on the class path at run time
 * @param sourceRoots where the sources of entities are looked for, to name lines
 * @param packages only entities in these and below; empty for all
 * @param units only these persistence units; empty for all
 * @param profiles of Spring Boot or Quarkus whose configuration counts; empty for those that the configuration itself names
 * @param properties for the provider; win over what the project's configuration says
 */
public record EntitySettings(
        Path directory,
        List<Path> roots,
        List<Path> libraries,
        List<Path> sourceRoots,
        List<String> packages,
        List<String> units,
        List<String> profiles,
        SortedMap<String, String> properties) {

    public EntitySettings {
        Objects.requireNonNull(directory, "directory");
        roots = List.copyOf(roots);
        libraries = List.copyOf(libraries);
        sourceRoots = List.copyOf(sourceRoots);
        packages = List.copyOf(packages);
        units = List.copyOf(units);
        profiles = List.copyOf(profiles);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("entities are in some directory or jar");
        }
    }

    /** As given, for properties in any order. */
    public static SortedMap<String, String> sorted(Map<String, String> properties) {
        return new TreeMap<>(properties);
    }
}
