package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.List;

/** One difference between two catalogs, told in the direction from the first to the second. */
public sealed interface Change {

    /** Which object differs. */
    ObjectReference reference();

    /**
     * An object that only the second catalog has.
     *
     * @param parts what comes with it and is therefore no change of its own: the columns, constraints, indexes, triggers,
     *     policies, owned sequences and partitions of a new table; sorted by reference
     */
    record Created(CatalogObject object, List<CatalogObject> parts) implements Change {

        public Created {
            object.reference();
            parts = List.copyOf(parts);
        }

        @Override
        public ObjectReference reference() {
            return object.reference();
        }
    }

    /**
     * An object that only the first catalog has.
     *
     * @param parts what goes with it, as for {@link Created}
     */
    record Dropped(CatalogObject object, List<CatalogObject> parts) implements Change {

        public Dropped {
            object.reference();
            parts = List.copyOf(parts);
        }

        @Override
        public ObjectReference reference() {
            return object.reference();
        }
    }

    /**
     * An object that both have, not alike.
     *
     * @param properties at least one, in the order in which the object tells them
     */
    record Altered(CatalogObject from, CatalogObject to, List<PropertyChange> properties) implements Change {

        public Altered {
            properties = List.copyOf(properties);
            if (!from.reference().equals(to.reference())) {
                throw new IllegalArgumentException(from.reference() + " does not become " + to.reference());
            }
            if (properties.isEmpty()) {
                throw new IllegalArgumentException("nothing differs: " + to.reference());
            }
        }

        @Override
        public ObjectReference reference() {
            return to.reference();
        }
    }
}
