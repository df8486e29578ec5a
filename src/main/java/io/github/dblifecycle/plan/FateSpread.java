package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.CompositeType;
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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the fate of one object becomes that of others, until nothing more follows. */
final class FateSpread {

    /** What the server makes anew by itself when the type of a column changes. */
    private static final Set<ObjectKind> FOLLOWING_A_TYPE = Set.of(ObjectKind.INDEX, ObjectKind.CONSTRAINT);

    private final Catalog from;
    private final Catalog to;
    private final Releases releases;
    private final Map<ObjectReference, Fate> chosen = new HashMap<>();
    private final SortedSet<ObjectReference> detached = new TreeSet<>();
    private final SortedSet<ObjectReference> retyped = new TreeSet<>();
    private final Fates fates;
    private final Map<ObjectReference, List<ObjectReference>> parts;
    private final Map<ObjectReference, List<ObjectReference>> shares = new HashMap<>();
    private final Deque<ObjectReference> open = new ArrayDeque<>();
    private final Set<ObjectReference> seen = new HashSet<>();

    /** @param lossesFirst whether what is replaced anyway is not trusted to let go of what it needed */
    FateSpread(Catalog from, Catalog to, boolean lossesFirst) {
        this.from = from;
        this.to = to;
        this.fates = new Fates(from, to, chosen, detached, retyped);
        this.releases = new Releases(fates, lossesFirst);
        this.parts = Grouping.parts(from);
        from.attachments().forEach((share, whole) -> shares.computeIfAbsent(whole, none -> new ArrayList<>())
                .add(share));
    }

    Fates spread(Alterable alterable) {
        OwnFate own = new OwnFate(to, fates.dependents(), alterable);
        from.objects().forEach((reference, object) -> {
            CatalogObject after = to.objects().get(reference);
            set(reference, after == null ? Fate.GONE : own.of(object, after));
        });
        for (ObjectReference reference : to.objects().keySet()) {
            if (!from.objects().containsKey(reference)) {
                set(reference, Fate.NEW);
            }
        }
        ForeignKeys.of(from, fates::needsBefore).inTheWay(from, to).stream()
                .filter(key -> fates.of(key).stays())
                .forEach(this::rebuild);
        ExpressionObstacles.of(from, to).all().stream()
                .filter(obstacle -> fates.of(obstacle).stays())
                .forEach(this::rebuild);
        fates.heldTypes().changed(fates::of).forEach(this::hold);
        spread();
        return fates;
    }

    private void set(ObjectReference reference, Fate fate) {
        chosen.put(reference, fate);
        if (fate != Fate.NEW && fate != Fate.SAME) {
            open.add(reference);
        }
    }

    private void spread() {
        while (!open.isEmpty()) {
            ObjectReference reference = open.remove();
            Fate fate = fates.of(reference);
            if (fate.isDropped()) {
                if (seen.add(reference)) {
                    spreadDrop(reference);
                    to.find(reference)
                            .filter(again -> fate == Fate.REBUILT)
                            .flatMap(fates.heldTypes()::changedBy)
                            .ifPresent(this::hold);
                }
            } else if (fates.changesType(reference)) {
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
        if (!fates.stays(type)) {
            return;
        }
        for (ObjectReference holder : fates.heldTypes().hold(type)) {
            if (!fates.of(holder).stays()) {
                continue;
            }
            if (holder.kind() == ObjectKind.MATERIALIZED_VIEW) {
                rebuild(holder);
            } else if (!isKeyOfItsTable(holder)) {
                fates.heldTypes().setAside(holder);
                retype(holder);
            }
        }
    }

    /** Whatever reads a type stands against another type of an attribute; only what changes read one that goes. */
    private void spreadAttributes(ObjectReference type) {
        CompositeType before = (CompositeType) from.find(type).orElseThrow();
        CompositeType after = (CompositeType) to.find(type).orElseThrow();
        boolean retypes = CompositeTypeActions.retypesAttribute(before, after);
        if (!retypes && !CompositeTypeActions.losesAttribute(before, after)) {
            return;
        }
        for (Dependency dependency : fates.dependents(type)) {
            ObjectReference dependent = dependency.dependent();
            Fate fate = fates.of(dependent);
            if (fate.isDropped() || (!retypes && fate != Fate.ALTERED)) {
                continue;
            }
            if (dependency.ofExpression()) {
                if (retypes && dependent.kind() == ObjectKind.COLUMN) {
                    detach(dependent, type);
                }
            } else if (from.find(dependent).filter(AttributeUsers::isOne).isPresent()
                    && !(retypes && releases.release(dependent, type))) {
                rebuild(dependent);
            }
        }
    }

    private void spreadDrop(ObjectReference dropped) {
        for (Dependency dependency : fates.dependents(dropped)) {
            ObjectReference dependent = dependency.dependent();
            Fate fate = fates.of(dependent);
            if (fate.isDropped()) {
                continue;
            }
            if (dependency.ofExpression()) {
                detach(dependent, dropped);
            } else if (dependent.kind() == ObjectKind.COLUMN && Fates.isType(dropped.kind())) {
                if (fates.of(dropped) == Fate.REBUILT
                        && fates.needsAfter(dependent).contains(dropped)) {
                    retype(dependent);
                }
            } else if (!releases.release(dependent, dropped)) {
                rebuild(dependent);
            }
        }
        shares.getOrDefault(dropped, List.of()).stream()
                .filter(share -> fates.of(share).stays())
                .forEach(this::rebuild);
        for (ObjectReference part : parts.getOrDefault(dropped, List.of())) {
            boolean goesAlong = fates.of(dropped) == Fate.REBUILT && part.kind() != ObjectKind.SEQUENCE;
            if (goesAlong && fates.of(part).stays()) {
                rebuild(part);
            }
        }
    }

    private void spreadType(ObjectReference column) {
        hold(ObjectReference.table(column.qualifiedName()));
        detachIfThere(column);
        for (Dependency dependency : fates.dependents(column)) {
            ObjectReference dependent = dependency.dependent();
            if (fates.of(dependent).isDropped()) {
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
            } else if (!FOLLOWING_A_TYPE.contains(dependent.kind()) && !releases.release(dependent, column)) {
                rebuild(dependent);
            }
        }
        if (fates.isRetyped(column)) {
            fates.dependents(column).stream()
                    .map(Dependency::dependent)
                    .filter(dependent -> FOLLOWING_A_TYPE.contains(dependent.kind()))
                    .filter(dependent -> fates.of(dependent).stays())
                    .forEach(this::rebuild);
        }
    }

    /** With another type of an argument it is another function that an expression calls. */
    private boolean callsOthers(ObjectReference dependent) {
        return fates.needsAfter(dependent).stream()
                .anyMatch(needed -> needed.kind() == ObjectKind.FUNCTION
                        && !fates.needsBefore(dependent).contains(needed));
    }

    /** A foreign key cannot be checked while only one end has its new type. */
    private boolean joinsRetyped(ObjectReference constraint) {
        boolean foreignKey = from.find(constraint)
                .map(Constraint.class::cast)
                .filter(one -> one.kind() == ConstraintKind.FOREIGN_KEY)
                .isPresent();
        return foreignKey
                && fates.needsBefore(constraint).stream()
                                .filter(fates::changesType)
                                .count()
                        > 1;
    }

    private void detachIfThere(ObjectReference column) {
        from.find(column)
                .map(Column.class::cast)
                .flatMap(Column::value)
                .filter(ColumnValue.Default.class::isInstance)
                .ifPresent(present -> detached.add(column));
    }

    private void detach(ObjectReference dependent, ObjectReference dropped) {
        if (isGenerated(dependent)) {
            if (fates.needsAfter(dependent).contains(dropped) || fates.of(dependent) == Fate.SAME) {
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
        if (isGenerated(column)) {
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

    private boolean isGenerated(ObjectReference reference) {
        return from.find(reference)
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .flatMap(Column::value)
                .filter(Generated.class::isInstance)
                .isPresent();
    }

    /** Whether its table is partitioned by it: then its type is for ever (PostgreSQL, "ALTER TABLE"). */
    private boolean isKeyOfItsTable(ObjectReference column) {
        return from.dependencies()
                .contains(new Dependency(column, ObjectReference.table(column.qualifiedName()), false));
    }

    private void rebuild(ObjectReference reference) {
        if (!to.objects().containsKey(reference)) {
            return;
        }
        if (reference.kind() == ObjectKind.SEQUENCE) {
            return;
        }
        chosen.put(reference, Fate.REBUILT);
        open.add(reference);
    }
}
