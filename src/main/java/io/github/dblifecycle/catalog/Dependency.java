package io.github.dblifecycle.catalog;

import java.util.Comparator;
import java.util.Objects;

/**
 * One object that cannot be there without another, as the server itself keeps book (PostgreSQL, "5.15. Dependency
 * Tracking"). What the body of a function mentions is not known to the server unless it is {@code BEGIN ATOMIC}.
 *
 * @param dependent what would have to go first
 * @param on what it needs: another object
 * @param ofExpression whether only an expression of the dependent needs it that can be taken off and put back while the
 *     dependent stays: what a column has as default or is generated from, the default and the checks of a domain
 */
public record Dependency(ObjectReference dependent, ObjectReference on, boolean ofExpression)
        implements Comparable<Dependency> {

    private static final Comparator<Dependency> ORDER = Comparator.comparing(Dependency::dependent)
            .thenComparing(Dependency::on)
            .thenComparing(Dependency::ofExpression);

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
