package io.github.dblifecycle.judge;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entities as source.
 *
 * @param sources by the simple names of their classes, all of package {@code model}
 * @param mapped simple names of all that are mapped
 * @param written of those of which there are rows, what others refer to first
 */
record EntityModel(long seed, SortedMap<String, String> sources, List<String> mapped, List<String> written) {

    EntityModel {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        mapped = List.copyOf(mapped);
        written = List.copyOf(written);
    }

    String text() {
        return String.join("\n", sources.values());
    }
}
