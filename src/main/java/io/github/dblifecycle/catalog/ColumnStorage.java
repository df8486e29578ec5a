package io.github.dblifecycle.catalog;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How the server keeps a column, where somebody asked for something else than the usual.
 *
 * @param strategy {@code plain}, {@code external}, {@code extended} or {@code main}, if not the type's own
 * @param compression {@code pglz} or {@code lz4}, if it was set
 * @param statisticsTarget if it was set
 * @param options {@code n_distinct} and the like, sorted
 * @param foreignOptions of a foreign table: what its foreign-data wrapper is told about the column, sorted
 */
public record ColumnStorage(
        Optional<String> strategy,
        Optional<String> compression,
        Optional<Integer> statisticsTarget,
        SortedMap<String, String> options,
        SortedMap<String, String> foreignOptions) {

    /** Nothing was asked for. */
    public static final ColumnStorage USUAL = new ColumnStorage(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            SortedOptions.copyOf(Map.of()),
            SortedOptions.copyOf(Map.of()));

    public ColumnStorage {
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(statisticsTarget, "statisticsTarget");
        options = SortedOptions.copyOf(options);
        foreignOptions = ForeignOptions.copyOf(foreignOptions);
    }

    /** @param of which column, if that is not plain; follows each property */
    void describe(String of, Properties properties) {
        properties
                .add("storage" + of, strategy)
                .add("compression" + of, compression)
                .add("statistics target" + of, statisticsTarget)
                .add("options" + of, options)
                .add("foreign options" + of, foreignOptions);
    }
}
