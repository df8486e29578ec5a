package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import java.util.List;
import java.util.Map;

/** What becomes of an object that both catalogs have, before anybody looks at what it needs. */
record OwnFate(Catalog to, Map<ObjectReference, List<Dependency>> dependents, Alterable alterable) {

    Fate of(CatalogObject before, CatalogObject after) {
        if (before.equals(after) || before.properties().equals(after.properties())) {
            return Fate.SAME;
        }
        if (before instanceof CompositeType first
                && after instanceof CompositeType second
                && CompositeTypeActions.retypesAttribute(first, second)
                && CompositeTypeActions.keepsAttributes(first, second)
                && hasColumns(first.reference())) {
            return Fate.REBUILT;
        }
        boolean options = optionsOfPartitionedIndex(before, after);
        return alterable.inPlace(before, after) && !options ? Fate.ALTERED : Fate.REBUILT;
    }

    /** The options of an index on a partitioned table are given when it is made, or never. */
    private boolean optionsOfPartitionedIndex(CatalogObject before, CatalogObject after) {
        boolean differ = (before instanceof Constraint first
                        && after instanceof Constraint second
                        && !first.indexOptions().equals(second.indexOptions()))
                || (before instanceof Index one
                        && after instanceof Index other
                        && !one.options().equals(other.options()));
        return differ
                && after.partOf()
                        .flatMap(to::find)
                        .filter(Table.class::isInstance)
                        .map(Table.class::cast)
                        .flatMap(Table::partitionKey)
                        .isPresent();
    }

    /** Columns stand against another type for an attribute of theirs; what their expressions need is taken off. */
    private boolean hasColumns(ObjectReference type) {
        return dependents.getOrDefault(type, List.of()).stream()
                .filter(dependency -> !dependency.ofExpression())
                .map(Dependency::dependent)
                .anyMatch(dependent -> dependent.kind() == ObjectKind.COLUMN);
    }
}
