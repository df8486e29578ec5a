package io.github.dblifecycle.catalog;

import java.util.Objects;

/**
 * How a sequence counts, of its own or behind an identity column (PostgreSQL, "CREATE SEQUENCE").
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param increment never 0
 */
public record SequenceOptions(
        String type, long start, long increment, long minimum, long maximum, long cache, boolean cycle) {

    public SequenceOptions {
        Objects.requireNonNull(type, "type");
        if (increment == 0 || minimum > maximum || start < minimum || start > maximum || cache < 1) {
            throw new IllegalArgumentException("no sequence counts like that: start " + start + ", increment "
                    + increment + ", from " + minimum + " to " + maximum + ", cache " + cache);
        }
    }

    void describe(String prefix, Properties properties) {
        properties
                .add(prefix + "type", type)
                .add(prefix + "start", String.valueOf(start))
                .add(prefix + "increment", String.valueOf(increment))
                .add(prefix + "minimum", String.valueOf(minimum))
                .add(prefix + "maximum", String.valueOf(maximum))
                .add(prefix + "cache", String.valueOf(cache))
                .add(prefix + "cycle", cycle);
    }
}
