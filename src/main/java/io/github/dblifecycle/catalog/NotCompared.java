package io.github.dblifecycle.catalog;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something a user made that catalogs do not model: it is told, so that nobody takes an empty list of changes for more
 * than it is.
 *
 * @param kind in plain words: {@code operator class}, {@code foreign table}
 * @param name for messages, qualified where it lies in a schema
 */
public record NotCompared(String kind, String name) implements Comparable<NotCompared> {

    private static final Comparator<NotCompared> ORDER =
            Comparator.comparing(NotCompared::kind).thenComparing(NotCompared::name);

    public NotCompared {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public int compareTo(NotCompared other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
