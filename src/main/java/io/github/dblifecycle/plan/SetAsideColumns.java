package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.plan.Unit.Aspect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Columns that hold values of a type which changes where it stands: the server refuses that while there is such a column
 * (PostgreSQL, "ALTER TABLE"), so that their values are text meanwhile. A text has its fields by their places: columns that
 * go for good go after it is read, those that are made again go before it is written.
 */
final class SetAsideColumns {

    private final Planning planning;

    SetAsideColumns(Planning planning) {
        this.planning = planning;
    }

    List<Action> around(Column before, Column after) {
        ObjectReference reference = after.reference();
        if (planning.inheritance().isHandedDown(reference) || planning.followsType(reference)) {
            return List.of();
        }
        String column = after.name().readable();
        String alter = "ALTER TABLE " + after.table().readable() + " ALTER COLUMN " + column + " TYPE ";
        List<Unit> changed = new ArrayList<>(List.of(Unit.of(reference)));
        planning.inheritance().inherited(after).forEach(heir -> changed.add(Unit.of(heir)));
        PlannedStatement aside = Statements.slow(
                reference,
                alter + "text",
                new Hazard(
                        HazardKind.REWRITES_TABLE,
                        "writes table " + after.table().display() + " and its indexes anew while nobody can read it"));
        PlannedStatement back = Statements.slow(
                reference,
                alter + after.type() + SqlText.collate(after.collation()) + " USING " + withAddedFields(column, after)
                        + "::" + after.type(),
                hazards(before, after));
        HeldBackNotNulls held = new HeldBackNotNulls(planning);
        return List.of(
                Action.of(Phase.COLUMNS, reference, held.around(before, aside))
                        .ending(changed)
                        .following(
                                Unit.expression(reference),
                                new Unit(ObjectReference.table(after.table()), Aspect.TYPED))
                        .with(Trait.BLOCKED_BY_DEPENDENTS),
                Action.of(Phase.COLUMNS, reference, held.around(before, back)).beginning(changed));
    }

    private Hazard[] hazards(Column before, Column after) {
        List<Hazard> hazards = new ArrayList<>(new RowValues(planning).hazards(before, true));
        hazards.addAll(List.of(TypeHazards.of(before, after, TypeChange.rebuilt(planning, after.type()), true)));
        return hazards.toArray(Hazard[]::new);
    }

    /** The text of a row is no row of a table that has more columns by now: it gets a null for each. */
    private String withAddedFields(String column, Column holder) {
        long added = planning.needsAfter(holder.reference()).stream()
                .filter(needed -> needed.kind() == ObjectKind.TABLE
                        && needed.qualifiedName().readable().equals(holder.type()))
                .flatMap(this::columnsAfter)
                .filter(own -> planning.fate(own).isCreated())
                .count();
        return added == 0
                ? column
                : "(pg_catalog.left(" + column + ", -1) || " + SqlText.literal(",".repeat((int) added) + ")") + ")";
    }

    /** All actions, so that a type changes only once nothing holds it any more, and before anything holds it again. */
    List<Action> inOrder(List<Action> actions) {
        List<Action> ordered = actions;
        for (ObjectReference type : planning.fates().heldTypes().all()) {
            ordered = inOrder(ordered, type);
        }
        return ordered;
    }

    private List<Action> inOrder(List<Action> actions, ObjectReference type) {
        HeldTypes types = planning.fates().heldTypes();
        Set<Unit> changes = changes(type);
        List<Unit> heldBefore = types.holdersBefore(type).stream().map(Unit::of).toList();
        List<Unit> heldAfter = types.holdersAfter(type).stream().map(Unit::of).toList();
        List<Unit> aside = types.holdersBefore(type).stream()
                .filter(types::isSetAside)
                .map(Unit::of)
                .toList();
        List<Unit> gone = columnsBefore(type, Fate.GONE);
        List<Unit> madeAgain = columnsBefore(type, Fate.REBUILT);
        List<Action> ordered = new ArrayList<>();
        for (Action action : actions) {
            Action placed = action;
            boolean changesIt = Stream.concat(
                            action.begins().stream(),
                            action.ends().stream().filter(unit -> !madeAgain.contains(Unit.of(unit.object()))))
                    .anyMatch(changes::contains);
            if (changesIt) {
                placed = placed.following(heldBefore);
            }
            if (action.begins().stream().anyMatch(heldAfter::contains)) {
                placed = placed.needing(changes);
            }
            if (action.ends().stream().anyMatch(gone::contains)) {
                placed = placed.needing(aside);
            }
            if (action.ends().stream().anyMatch(aside::contains)) {
                placed = placed.following(madeAgain).needing(new Unit(type, Aspect.PREPARED));
            }
            ordered.add(placed);
        }
        return List.copyOf(ordered);
    }

    /** What may be done to the type that writes or checks its values. */
    private Set<Unit> changes(ObjectReference type) {
        Set<Unit> changes = new HashSet<>();
        if (type.kind() == ObjectKind.DOMAIN) {
            changes.add(Unit.expression(type));
            return changes;
        }
        changes.add(Unit.of(type));
        changes.add(new Unit(type, Aspect.PERSISTENCE));
        planning.to().table(type.qualifiedName()).filter(table -> type.kind() == ObjectKind.TABLE).stream()
                .flatMap(table -> table.columns().stream())
                .forEach(column -> {
                    changes.add(Unit.of(column.reference()));
                    if (column.value().orElse(null) instanceof Generated) {
                        changes.add(Unit.expression(column.reference()));
                    }
                    planning.typeOf(column.reference()).map(Unit::of).ifPresent(changes::add);
                });
        return changes;
    }

    private List<Unit> columnsBefore(ObjectReference type, Fate fate) {
        return planning.from().table(type.qualifiedName()).filter(table -> type.kind() == ObjectKind.TABLE).stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::reference)
                .filter(column -> planning.fate(column) == fate)
                .map(Unit::of)
                .toList();
    }

    private Stream<ObjectReference> columnsAfter(ObjectReference type) {
        return planning.to().table(type.qualifiedName()).stream()
                .map(Table::columns)
                .flatMap(List::stream)
                .map(Column::reference);
    }
}
