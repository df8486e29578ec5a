package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.Catalog;
import java.util.List;
import java.util.Objects;

/**
 * Two schemas and what differs between them; both may be one, where there was nothing to compare with.
 *
 * @param changes that lead from the first to the second, in meaning; sorted as {@link SchemaDiff} sorts them
 */
public record Comparison(Catalog from, Catalog to, List<Change> changes) {

    public Comparison {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        changes = List.copyOf(changes);
    }

    /** A schema by itself. */
    public static Comparison of(Catalog only) {
        return new Comparison(only, only, List.of());
    }
}
