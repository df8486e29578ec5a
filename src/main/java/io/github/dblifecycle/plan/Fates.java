package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of every object, and of what depends on it: what cannot stay while something beneath it is dropped or
 * changes its type is rebuilt around it.
 */
final class Fates {

    private static final Set<ObjectKind> TYPES = Set.of(
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.RANGE,
            ObjectKind.TABLE,
            ObjectKind.COLLATION);

    private final Catalog from;
    private final Catalog to;
    private final Map<ObjectReference, Fate> fates;
    private final Set<ObjectReference> detached;
    private final Set<ObjectReference> retyped;
    private final HeldTypes heldTypes;
    private final Map<ObjectReference, List<Dependency>> dependents;
    private final Map<ObjectReference, Set<ObjectReference>> needsBefore;
    private final Map<ObjectReference, Set<ObjectReference>> needsAfter;

    /**
     * A view.
     *
     * @param detached columns and domains whose expressions are taken off and put back
     * @param retyped columns whose type is dropped and created again under its name, or is another one meanwhile
     */
    Fates(
            Catalog from,
            Catalog to,
            Map<ObjectReference, Fate> fates,
            Set<ObjectReference> detached,
            Set<ObjectReference> retyped) {
        this.from = from;
        this.to = to;
        this.fates = Collections.unmodifiableMap(fates);
        this.detached = Collections.unmodifiableSet(detached);
        this.retyped = Collections.unmodifiableSet(retyped);
        this.dependents = Grouping.dependents(from);
        this.needsBefore = Grouping.needs(from);
        this.needsAfter = Grouping.needs(to);
        this.heldTypes = new HeldTypes(from, to, dependents, needsAfter);
    }

    static Fates of(Catalog from, Catalog to, Alterable alterable, boolean lossesFirst) {
        return new FateSpread(from, to, lossesFirst).spread(alterable);
    }

    Fate of(ObjectReference reference) {
        Fate fate = fates.get(reference);
        if (fate == null) {
            throw new IllegalArgumentException("in neither catalog: " + reference);
        }
        return fate;
    }

    /** What it needed. */
    Set<ObjectReference> needsBefore(ObjectReference reference) {
        return needsBefore.getOrDefault(reference, Set.of());
    }

    /** What it needs in the end. */
    Set<ObjectReference> needsAfter(ObjectReference reference) {
        return needsAfter.getOrDefault(reference, Set.of());
    }

    /** What stood on it, sorted. */
    List<ObjectReference> dependentsBefore(ObjectReference reference) {
        return dependents.getOrDefault(reference, List.of()).stream()
                .map(Dependency::dependent)
                .toList();
    }

    /** Whether the table or view was there before and stays. */
    boolean stays(ObjectReference reference) {
        Fate fate = fates.get(reference);
        return fate != null && fate.stays();
    }

    boolean isNew(ObjectReference reference) {
        return fates.get(reference) == Fate.NEW;
    }

    /** Columns and domains whose expressions are taken off and put back. */
    boolean isDetached(ObjectReference reference) {
        return detached.contains(reference);
    }

    /** Columns whose type is dropped and created again under its name. */
    boolean isRetyped(ObjectReference column) {
        return retyped.contains(column);
    }

    /** The types whose values are written or checked where they stand, and the columns that hold them. */
    HeldTypes heldTypes() {
        return heldTypes;
    }

    /** Whether a rebuilt type has columns that must outlive it, of itself or of a type that is made of it. */
    boolean hasRetypedColumns(ObjectReference type) {
        return dependents.getOrDefault(type, List.of()).stream()
                .filter(dependency -> !dependency.ofExpression())
                .map(Dependency::dependent)
                .anyMatch(dependent -> retyped.contains(dependent)
                        || (TYPES.contains(dependent.kind())
                                && dependent.kind() != ObjectKind.TABLE
                                && of(dependent) == Fate.REBUILT
                                && hasRetypedColumns(dependent)));
    }

    /** Whether it is a column whose values are turned into others. */
    boolean changesType(ObjectReference reference) {
        if (reference.kind() != ObjectKind.COLUMN) {
            return false;
        }
        if (retyped.contains(reference)) {
            return true;
        }
        Optional<Column> before = from.find(reference).map(Column.class::cast);
        Optional<Column> after = to.find(reference).map(Column.class::cast);
        return before.isPresent()
                && after.isPresent()
                && (!before.get().type().equals(after.get().type())
                        || !before.get().collation().equals(after.get().collation()));
    }

    /** Whether something of the kind is a type that columns may have. */
    static boolean isType(ObjectKind kind) {
        return TYPES.contains(kind);
    }

    /** What stood on what, and how. */
    Map<ObjectReference, List<Dependency>> dependents() {
        return dependents;
    }

    /** What stood on it, and how. */
    List<Dependency> dependents(ObjectReference reference) {
        return dependents.getOrDefault(reference, List.of());
    }
}
