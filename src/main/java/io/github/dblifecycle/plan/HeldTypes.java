package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.ColumnValue.GeneratedKind;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.DomainType.DomainConstraint;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Types that change in a way that makes the server write or check their values where they stand, which it refuses while
 * columns hold them inside something else (PostgreSQL, "ALTER TABLE", "ALTER DOMAIN"), and what these columns are.
 */
final class HeldTypes {

    private final Catalog from;
    private final Catalog to;
    private final Map<ObjectReference, Set<ObjectReference>> needsAfter;
    private final ValueHolders holdersBefore;
    private final ValueHolders holdersAfter;
    private final SortedSet<ObjectReference> held = new TreeSet<>();
    private final SortedSet<ObjectReference> setAside = new TreeSet<>();

    HeldTypes(
            Catalog from,
            Catalog to,
            Map<ObjectReference, List<Dependency>> dependents,
            Map<ObjectReference, Set<ObjectReference>> needsAfter) {
        this.from = from;
        this.to = to;
        this.needsAfter = needsAfter;
        this.holdersBefore = new ValueHolders(from, dependents);
        this.holdersAfter = new ValueHolders(to, Grouping.dependents(to));
    }

    /** Sorted: all types that were held, or will be. */
    SortedSet<ObjectReference> all() {
        return held;
    }

    /** Columns whose values are text while a type that they hold is changed. */
    boolean isSetAside(ObjectReference column) {
        return setAside.contains(column);
    }

    void setAside(ObjectReference column) {
        setAside.add(column);
    }

    /** What held values of the type, sorted. */
    SortedSet<ObjectReference> holdersBefore(ObjectReference type) {
        return holdersBefore.of(type);
    }

    /** What holds values of the type in the end, sorted. */
    SortedSet<ObjectReference> holdersAfter(ObjectReference type) {
        return holdersAfter.of(type);
    }

    /** Takes a type that is to change; returns what holds it before and after, where that was not said already. */
    Set<ObjectReference> hold(ObjectReference type) {
        SortedSet<ObjectReference> before = holdersBefore.of(type);
        SortedSet<ObjectReference> after = holdersAfter.of(type);
        if ((before.isEmpty() && after.isEmpty()) || !held.add(type)) {
            return Set.of();
        }
        SortedSet<ObjectReference> both = new TreeSet<>(before);
        both.removeIf(holder -> holder.kind() == ObjectKind.COLUMN && !after.contains(holder));
        return both;
    }

    /** The types that change by what happens to objects for their own sake. */
    List<ObjectReference> changed(Function<ObjectReference, Fate> fates) {
        List<ObjectReference> changed = new ArrayList<>();
        to.objects().forEach((reference, after) -> {
            Fate fate = fates.apply(reference);
            if (fate == Fate.NEW) {
                changedBy(after).ifPresent(changed::add);
            } else if (fate.stays()) {
                from.find(reference).flatMap(before -> changedBy(before, after)).ifPresent(changed::add);
            }
        });
        return changed;
    }

    /** The type whose values are written or checked when the one becomes the other where it stands. */
    private static Optional<ObjectReference> changedBy(CatalogObject before, CatalogObject after) {
        if (before instanceof Table first && after instanceof Table second) {
            return Optional.of(after.reference())
                    .filter(table -> first.persistence() != second.persistence()
                            || !first.accessMethod().equals(second.accessMethod()));
        }
        if (before instanceof Column first && after instanceof Column second) {
            return Optional.of(ObjectReference.table(second.table()))
                    .filter(table -> isStored(first)
                            && isStored(second)
                            && !first.value().equals(second.value()));
        }
        if (before instanceof DomainType first && after instanceof DomainType second) {
            return Optional.of(after.reference()).filter(domain -> isChecked(first, second));
        }
        if (before instanceof CompositeType first && after instanceof CompositeType second) {
            return Optional.of(after.reference()).filter(type -> CompositeTypeActions.retypesAttribute(first, second));
        }
        return Optional.empty();
    }

    /** The table whose rows get values when it gets the column. */
    Optional<ObjectReference> changedBy(CatalogObject added) {
        return added instanceof Column column && givesValues(column)
                ? Optional.of(ObjectReference.table(column.table()))
                : Optional.empty();
    }

    private boolean givesValues(Column column) {
        ColumnValue value = column.value().orElse(null);
        return (value != null && !(value instanceof Generated)) || isStored(column) || isChecked(column.reference());
    }

    private static boolean isStored(Column column) {
        return column.value().orElse(null) instanceof Generated generated && generated.kind() == GeneratedKind.STORED;
    }

    /** Whether a null would be checked too: it, or what it is made of, is a domain that says no to some. */
    private boolean isChecked(ObjectReference user) {
        return needsAfter.getOrDefault(user, Set.of()).stream()
                .filter(needed -> needed.kind() == ObjectKind.DOMAIN)
                .flatMap(domain -> to.find(domain).stream())
                .map(DomainType.class::cast)
                .anyMatch(
                        domain -> domain.notNull() || !domain.constraints().isEmpty() || isChecked(domain.reference()));
    }

    private static boolean isChecked(DomainType before, DomainType after) {
        return (after.notNull() && !before.notNull())
                || after.constraints().stream()
                        .filter(DomainConstraint::validated)
                        .anyMatch(check -> before.constraints().stream()
                                .noneMatch(was -> was.name().equals(check.name())
                                        && was.validated()
                                        && was.definition().equals(check.definition())));
    }
}
