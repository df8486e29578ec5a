package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Comparator;
import java.util.Objects;

/** What an action ends or begins: an object, or something about it that comes and goes while the object stays. */
record Unit(ObjectReference object, Aspect aspect) implements Comparable<Unit> {

    private static final Comparator<Unit> ORDER =
            Comparator.comparing(Unit::object).thenComparing(Unit::aspect);

    /** What about the object. */
    enum Aspect {
        /** That it is there, and is what it is. */
        WHOLE,
        /** A default, an identity, a generation expression; of a domain, its default and checks. */
        EXPRESSION,
        /** That a column, or a domain, takes no null. */
        NOT_NULL,
        /** That its name is free although the object is still there under another. */
        NAME,
        /** Whether a table survives a crash. */
        PERSISTENCE,
        /** That a table is made of a type. */
        TYPED,
        /** That a table is a partition or child of the parents it has. */
        ATTACHED,
        /** What is half done: an index that a constraint will use, a constraint that is not validated yet. */
        PREPARED,
        /** Proved, and not yet what it will be. */
        VALIDATED
    }

    Unit {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(aspect, "aspect");
    }

    static Unit of(ObjectReference object) {
        return new Unit(object, Aspect.WHOLE);
    }

    static Unit expression(ObjectReference object) {
        return new Unit(object, Aspect.EXPRESSION);
    }

    @Override
    public int compareTo(Unit other) {
        return ORDER.compare(this, other);
    }
}
