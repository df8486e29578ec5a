package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.View;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which columns and materialized views hold values of a type inside their own. The server turns such values into no others,
 * so that it refuses to change the type while there is one (PostgreSQL, "ALTER TABLE", "ALTER TYPE", "ALTER DOMAIN").
 */
final class ValueHolders {

    private final Catalog catalog;
    private final Map<ObjectReference, List<Dependency>> dependents;

    ValueHolders(Catalog catalog, Map<ObjectReference, List<Dependency>> dependents) {
        this.catalog = catalog;
        this.dependents = dependents;
    }

    /**
     * Sorted.
     *
     * @param type a table or composite type, for its rows; of a domain only those columns that hold it inside something
     *     else, as those that are of the domain itself are read
     */
    SortedSet<ObjectReference> of(ObjectReference type) {
        SortedSet<ObjectReference> holders = new TreeSet<>();
        collect(type, type.kind() != ObjectKind.DOMAIN, holders, new HashSet<>());
        return holders;
    }

    private void collect(
            ObjectReference type, boolean inside, SortedSet<ObjectReference> holders, Set<ObjectReference> seen) {
        if (!seen.add(type)) {
            return;
        }
        for (Dependency dependency : dependents.getOrDefault(type, List.of())) {
            CatalogObject dependent = catalog.objects().get(dependency.dependent());
            if (dependency.ofExpression() || dependent == null) {
                continue;
            }
            ObjectReference reference = dependent.reference();
            switch (reference.kind()) {
                case COLUMN -> {
                    if (inside || isArray(((Column) dependent).type())) {
                        holders.add(reference);
                    } else {
                        collect(ObjectReference.table(reference.qualifiedName()), true, holders, seen);
                    }
                }
                case MATERIALIZED_VIEW -> {
                    if (holds((View) dependent, type, inside)) {
                        holders.add(reference);
                    }
                }
                case DOMAIN -> collect(reference, inside || isArray(((DomainType) dependent).type()), holders, seen);
                case COMPOSITE_TYPE, RANGE -> collect(reference, true, holders, seen);
                default -> {
                    // It takes or gives values, and keeps none.
                }
            }
        }
    }

    /** What a view selects from is among what it needs too. */
    private static boolean holds(View view, ObjectReference type, boolean inside) {
        String name = type.qualifiedName().readable();
        return view.columns().stream()
                .map(View.ViewColumn::type)
                .anyMatch(column -> TypeName.of(column).name().equals(name) && (inside || isArray(column)));
    }

    private static boolean isArray(String type) {
        return TypeName.of(type).array();
    }
}
