package io.github.dblifecycle.diff;

import java.util.Objects;

/**
 * One property of an object that differs.
 *
 * @param property in plain words: {@code type}, {@code default}, {@code not null}, {@code definition}
 * @param from its value before, as the server prints it; {@link #NONE} where there was none
 * @param to its value after, likewise
 */
public record PropertyChange(String property, String from, String to) {

    /** Stands for a property that an object does not have; no server prints an expression or comment like that. */
    public static final String NONE = "none";

    /** The property of a table whose columns stand in another order. */
    public static final String COLUMN_ORDER = "column order";

    public PropertyChange {
        Objects.requireNonNull(property, "property");
        if (from.equals(to)) {
            throw new IllegalArgumentException(property + " is the same on both sides: " + from);
        }
    }
}
