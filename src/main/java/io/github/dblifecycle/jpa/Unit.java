package io.github.dblifecycle.jpa;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A persistence unit.
 *
 * @param provider the class name; empty for the one that is on the class path
 * @param classes names of mapped classes
 * @param mappingFiles resources with mappings in XML
 * @param properties as the application sets them
 */
record Unit(
        String name,
        Optional<String> provider,
        List<String> classes,
        List<String> mappingFiles,
        SortedMap<String, String> properties) {

    Unit {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(provider, "provider");
        classes = List.copyOf(classes);
        mappingFiles = List.copyOf(mappingFiles);
        properties = new TreeMap<>(properties);
    }

    /** The same unit with more properties, which win. */
    Unit with(Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(properties);
        all.putAll(more);
        return new Unit(name, provider, classes, mappingFiles, all);
    }
}
