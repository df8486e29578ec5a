package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What only the migrations know.
 *
 * @param object as the migrations make it
 * @param property what of it no entity mentions, where entities know the object itself: {@code default}, {@code comment}
 */
public record Extra(ObjectReference object, Optional<String> property) implements Comparable<Extra> {

    private static final Comparator<Extra> ORDER =
            Comparator.comparing(Extra::object).thenComparing(extra -> extra.property.orElse(""));

    public Extra {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(property, "property");
    }

    /** What it is: {@code the default of column public.orders.note}. */
    public String display() {
        return property.map(one -> "the " + one + " of " + object.display()).orElseGet(object::display);
    }

    @Override
    public int compareTo(Extra other) {
        return ORDER.compare(this, other);
    }
}
