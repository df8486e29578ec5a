package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /** What the server makes anew by itself when the type of a column changes. */
    private static final Set<ObjectKind> FOLLOWING_A_TYPE = Set.of(ObjectKind.INDEX, ObjectKind.CONSTRAINT);

    /** What CREATE OR REPLACE and ALTER release from what it needed. */
    private static final Set<ObjectKind> REPLACEABLE = Set.of(
            ObjectKind.VIEW,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.AGGREGATE,
            ObjectKind.RULE,
            ObjectKind.POLICY,
            ObjectKind.TABLE,
            ObjectKind.COLUMN,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.SEQUENCE);

    /** What is never rebuilt for the sake of an order. */
    private static final Set<ObjectKind> HOLDS_ROWS = Set.of(ObjectKind.TABLE, ObjectKind.COLUMN, ObjectKind.SEQUENCE);

    private final Catalog from;
    private final Catalog to;
    private final boolean lossesFirst;
    private final Map<ObjectReference, Fate> fates = new HashMap<>();
    private final SortedSet<ObjectReference> detached = new TreeSet<>();
    private final SortedSet<ObjectReference> retyped = new TreeSet<>();
    private final HeldTypes heldTypes;
    private final Map<ObjectReference, List<Dependency>> dependents;
    private final Map<ObjectReference, Set<ObjectReference>> needsBefore;
    private final Map<ObjectReference, Set<ObjectReference>> needsAfter;
    private final Map<ObjectReference, List<ObjectReference>> parts;
    private final Map<ObjectReference, List<ObjectReference>> shares = new HashMap<>();
    private final Deque<ObjectReference> open = new ArrayDeque<>();
    private final Set<ObjectReference> seen = new HashSet<>();

    private Fates(Catalog from, Catalog to, boolean lossesFirst) {
        this.from = from;
        this.to = to;
        this.lossesFirst = lossesFirst;
        this.dependents = Grouping.dependents(from);
        this.needsBefore = Grouping.needs(from);
        this.needsAfter = Grouping.needs(to);
        this.parts = Grouping.parts(from);
        this.heldTypes = new HeldTypes(from, to, dependents, needsAfter);
        from.attachments().forEach((share, whole) -> shares.computeIfAbsent(whole, none -> new ArrayList<>())
                .add(share));
    }

    static Fates of(Catalog from, Catalog to, Alterable alterable, boolean lossesFirst) {
        Fates fates = new Fates(from, to, lossesFirst);
        OwnFate own = new OwnFate(to, fates.dependents, alterable);
        from.objects().forEach((reference, object) -> {
            CatalogObject after = to.objects().get(reference);
            fates.set(reference, after == null ? Fate.GONE : own.of(object, after));
        });
        for (ObjectReference reference : to.objects().keySet()) {
            if (!from.objects().containsKey(reference)) {
                fates.set(reference, Fate.NEW);
            }
        }
        ForeignKeys.of(from, fates::needsBefore).inTheWay(from, to).stream()
                .filter(key -> fates.of(key).stays())
                .forEach(fates::rebuild);
        ExpressionObstacles.of(from, to).all().stream()
                .filter(obstacle -> fates.of(obstacle).stays())
                .forEach(fates::rebuild);
        fates.heldTypes.changed(fates::of).forEach(fates::hold);
        fates.spread();
        return fates;
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

    private void set(ObjectReference reference, Fate fate) {
        fates.put(reference, fate);
        if (fate != Fate.NEW && fate != Fate.SAME) {
            open.add(reference);
        }
    }

    private void spread() {
        while (!open.isEmpty()) {
            ObjectReference reference = open.remove();
            Fate fate = of(reference);
            if (fate.isDropped()) {
                if (seen.add(reference)) {
                    spreadDrop(reference);
                    to.find(reference)
                            .filter(again -> fate == Fate.REBUILT)
                            .flatMap(heldTypes::changedBy)
                            .ifPresent(this::hold);
                }
            } else if (changesType(reference)) {
                if (isKeyOfItsTable(reference)) {
                    rebuild(ObjectReference.table(reference.qualifiedName()));
                } else {
                    spreadType(reference);
                }
            } else if (reference.kind() == ObjectKind.COMPOSITE_TYPE && fate == Fate.ALTERED) {
                spreadAttributes(reference);
            }
        }
    }

    private void hold(ObjectReference type) {
        if (!stays(type)) {
            return;
        }
        for (ObjectReference holder : heldTypes.hold(type)) {
            if (!of(holder).stays()) {
                continue;
            }
            if (holder.kind() == ObjectKind.MATERIALIZED_VIEW) {
                rebuild(holder);
            } else if (!isKeyOfItsTable(holder)) {
                heldTypes.setAside(holder);
                retype(holder);
            }
        }
    }

    private void spreadAttributes(ObjectReference type) {
        if (!CompositeTypeActions.retypesAttribute(from, to, type)) {
            return;
        }
        for (Dependency dependency : dependents.getOrDefault(type, List.of())) {
            ObjectReference dependent = dependency.dependent();
            if (of(dependent).isDropped()) {
                continue;
            }
            if (dependency.ofExpression()) {
                if (dependent.kind() == ObjectKind.COLUMN) {
                    detach(dependent, type);
                }
            } else if (from.find(dependent).filter(AttributeUsers::isOne).isPresent() && !releases(dependent, type)) {
                rebuild(dependent);
            }
        }
    }

    private void spreadDrop(ObjectReference dropped) {
        for (Dependency dependency : dependents.getOrDefault(dropped, List.of())) {
            ObjectReference dependent = dependency.dependent();
            Fate fate = of(dependent);
            if (fate.isDropped()) {
                continue;
            }
            if (dependency.ofExpression()) {
                detach(dependent, dropped);
            } else if (dependent.kind() == ObjectKind.COLUMN && TYPES.contains(dropped.kind())) {
                if (of(dropped) == Fate.REBUILT && needsAfter(dependent, dropped)) {
                    retype(dependent);
                }
            } else if (!releases(dependent, dropped)) {
                rebuild(dependent);
            }
        }
        shares.getOrDefault(dropped, List.of()).stream()
                .filter(share -> of(share).stays())
                .forEach(this::rebuild);
        for (ObjectReference part : parts.getOrDefault(dropped, List.of())) {
            boolean goesAlong = of(dropped) == Fate.REBUILT && part.kind() != ObjectKind.SEQUENCE;
            if (goesAlong && of(part).stays()) {
                rebuild(part);
            }
        }
    }

    private void spreadType(ObjectReference column) {
        hold(ObjectReference.table(column.qualifiedName()));
        detachIfThere(column);
        for (Dependency dependency : dependents.getOrDefault(column, List.of())) {
            ObjectReference dependent = dependency.dependent();
            if (of(dependent).isDropped()) {
                continue;
            }
            if (dependency.ofExpression()) {
                detach(dependent, column);
            } else if (FOLLOWING_A_TYPE.contains(dependent.kind()) && callsOthers(dependent)) {
                rebuild(dependent);
            } else if (dependent.kind() == ObjectKind.CONSTRAINT) {
                if (joinsRetyped(dependent)) {
                    rebuild(dependent);
                }
            } else if (!FOLLOWING_A_TYPE.contains(dependent.kind()) && !releases(dependent, column)) {
                rebuild(dependent);
            }
        }
        if (isRetyped(column)) {
            dependents.getOrDefault(column, List.of()).stream()
                    .map(Dependency::dependent)
                    .filter(dependent -> FOLLOWING_A_TYPE.contains(dependent.kind()))
                    .filter(dependent -> of(dependent).stays())
                    .forEach(this::rebuild);
        }
    }

    /** With another type of an argument it is another function that an expression calls. */
    private boolean callsOthers(ObjectReference dependent) {
        return needsAfter(dependent).stream()
                .anyMatch(needed -> needed.kind() == ObjectKind.FUNCTION
                        && !needsBefore(dependent).contains(needed));
    }

    /** A foreign key cannot be checked while only one end has its new type. */
    private boolean joinsRetyped(ObjectReference constraint) {
        boolean foreignKey = from.find(constraint)
                .map(Constraint.class::cast)
                .filter(one -> one.kind() == ConstraintKind.FOREIGN_KEY)
                .isPresent();
        return foreignKey
                && needsBefore(constraint).stream().filter(this::changesType).count() > 1;
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

    private void detachIfThere(ObjectReference column) {
        from.find(column)
                .map(Column.class::cast)
                .flatMap(Column::value)
                .filter(ColumnValue.Default.class::isInstance)
                .ifPresent(present -> detached.add(column));
    }

    private void detach(ObjectReference dependent, ObjectReference dropped) {
        boolean generated = from.find(dependent)
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .flatMap(Column::value)
                .filter(Generated.class::isInstance)
                .isPresent();
        if (generated) {
            if (needsAfter(dependent, dropped) || of(dependent) == Fate.SAME) {
                rebuild(dependent);
            }
        } else {
            detached.add(dependent);
            if (dependent.kind() == ObjectKind.DOMAIN) {
                hold(dependent);
            }
        }
    }

    private void retype(ObjectReference column) {
        boolean generated = from.find(column)
                .map(Column.class::cast)
                .flatMap(Column::value)
                .filter(Generated.class::isInstance)
                .isPresent();
        if (generated) {
            rebuild(column);
            return;
        }
        if (isKeyOfItsTable(column)) {
            rebuild(ObjectReference.table(column.qualifiedName()));
            return;
        }
        if (retyped.add(column)) {
            open.add(column);
        }
    }

    /** Whether its table is partitioned by it: then its type is for ever (PostgreSQL, "ALTER TABLE"). */
    private boolean isKeyOfItsTable(ObjectReference column) {
        return from.dependencies()
                .contains(new Dependency(column, ObjectReference.table(column.qualifiedName()), false));
    }

    /** Whether what happens to the dependent anyway, where it stands, takes it away from what is dropped. */
    private boolean releases(ObjectReference dependent, ObjectReference dropped) {
        return of(dependent) == Fate.ALTERED
                && REPLACEABLE.contains(dependent.kind())
                && !needsAfter(dependent, dropped)
                && (HOLDS_ROWS.contains(dependent.kind()) || (!lossesFirst && !needsNamesake(dependent, dropped)));
    }

    /** Whether it needs another kind of object that can only be made once this one has left its name. */
    private boolean needsNamesake(ObjectReference dependent, ObjectReference dropped) {
        return needsAfter(dependent).stream()
                .anyMatch(needed -> needed.kind() != dropped.kind()
                        && needed.schema().equals(dropped.schema())
                        && needed.name().equals(dropped.name())
                        && of(needed).isCreated());
    }

    private boolean needsAfter(ObjectReference dependent, ObjectReference on) {
        return needsAfter(dependent).contains(on);
    }

    private void rebuild(ObjectReference reference) {
        if (!to.objects().containsKey(reference)) {
            return;
        }
        if (reference.kind() == ObjectKind.SEQUENCE) {
            return;
        }
        fates.put(reference, Fate.REBUILT);
        open.add(reference);
    }
}
