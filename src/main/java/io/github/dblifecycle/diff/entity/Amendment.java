package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A schema changed as little as satisfies entities.
 *
 * @param catalog the changed schema
 * @param origins which object of the entities' schema an object of the changed one was asked for by, where the two have
 *     different names: constraints and indexes
 * @param unmet what entities need and no change of ours can bring about
 * @param unfillable columns that entities do not know and that refuse their rows, because there is neither a value nor null
 */
public record Amendment(
        Catalog catalog,
        SortedMap<ObjectReference, ObjectReference> origins,
        List<Unmet> unmet,
        List<ObjectReference> unfillable) {

    /**
     * What is left to people.
     *
     * @param entities the object of the entities' schema that needs it
     * @param message one sentence
     */
    public record Unmet(ObjectReference entities, String message) {

        public Unmet {
            Objects.requireNonNull(entities, "entities");
            Objects.requireNonNull(message, "message");
        }
    }

    public Amendment {
        Objects.requireNonNull(catalog, "catalog");
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
        unmet = List.copyOf(unmet);
        unfillable = List.copyOf(unfillable);
    }

    /** The object as the entities' schema names it. */
    public ObjectReference origin(ObjectReference amended) {
        return Optional.ofNullable(origins.get(amended)).orElse(amended);
    }
}
