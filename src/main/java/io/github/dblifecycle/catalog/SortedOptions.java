package io.github.dblifecycle.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Options as {@code WITH (…)} takes them: their order means nothing, so that they are kept sorted. */
final class SortedOptions {

    private SortedOptions() {}

    static SortedMap<String, String> copyOf(Map<String, String> options) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
}
