package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What entities can no longer do with a schema that is not the one they were made for.
 *
 * @param kind in which way
 * @param object of the schema, or of the entities where the schema has none
 * @param certain false where it depends on the values that the application writes
 * @param renamed what the object seems to be called in the other schema
 * @param details what differs, a line each
 */
public record EntityBreak(
        Kind kind, ObjectReference object, boolean certain, Optional<ObjectReference> renamed, List<String> details) {

    /** By the object, then by the way. */
    public static final Comparator<EntityBreak> ORDER =
            Comparator.comparing(EntityBreak::object).thenComparing(EntityBreak::kind);

    /** In which way. */
    public enum Kind {
        /** A table, column or sequence that they name is not there. */
        GONE,
        /** A column has a type that does not take what they write, or does not give what they read. */
        TYPE,
        /** A column gets no value: they do not know it, or leave it to the database, and it is NOT NULL. */
        UNFILLED,
        /** NOT NULL, a check or a key refuses what they may write. */
        NARROWER,
        /** A sequence counts in other steps than they do, so that two instances take the same numbers. */
        SEQUENCE
    }

    public EntityBreak {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(renamed, "renamed");
        details = List.copyOf(details);
    }
}
