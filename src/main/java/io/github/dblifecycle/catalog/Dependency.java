package io.github.dblifecycle.catalog;

import java.util.Comparator;
import java.util.Objects;

/**
 * One object that cannot be there without another, as the server itself keeps book (PostgreSQL, "5.15. Dependency
 * Tracking"). What the body of a function mentions is not known to the server unless it is {@code BEGIN ATOMIC}.
 *
 * @param dependent what would have to go first
 * @param on what it needs: another object
 */
public record Dependency(ObjectReference dependent, ObjectReference on) implements Comparable<Dependency> {

    private static final Comparator<Dependency> ORDER =
            Comparator.comparing(Dependency::dependent).thenComparing(Dependency::on);

    public Dependency {
        Objects.requireNonNull(dependent, "dependent");
        Objects.requireNonNull(on, "on");
        if (dependent.equals(on)) {
            throw new IllegalArgumentException("nothing depends on itself: " + dependent);
        }
    }

    @Override
    public int compareTo(Dependency other) {
        return ORDER.compare(this, other);
    }
}
