package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnValue.Identity;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * NOT NULL of columns that stay. On a table in use it is proved beforehand, so that setting it takes no scan under a lock:
 * by a check that is validated first (PostgreSQL, "ALTER TABLE", SET NOT NULL), since PostgreSQL 18 by itself.
 */
final class NotNullActions {

    private final Planning planning;

    NotNullActions(Planning planning) {
        this.planning = planning;
    }

    List<Action> alter(Column before, Column after) {
        if (planning.major() >= KeptNotNulls.NAMED) {
            return new NamedNotNullActions(planning, this).alter(before, after);
        }
        if (comesFromParent(before, after)) {
            return List.of();
        }
        return after.notNull() == NotNull.NULLABLE ? drop(after, false) : set(after);
    }

    private boolean comesFromParent(Column before, Column after) {
        return planning.inheritance().isHandedDown(after.reference())
                && planning.inheritance().originals(after.reference()).stream()
                        .filter(original -> planning.from().objects().containsKey(original)
                                && planning.to().objects().containsKey(original))
                        .anyMatch(original -> ((Column) planning.before(original)).notNull() == before.notNull()
                                && ((Column) planning.after(original)).notNull() == after.notNull());
    }

    /** @param only whether children keep theirs */
    List<Action> drop(Column after, boolean only) {
        ObjectReference reference = after.reference();
        Unit unit = new Unit(reference, Aspect.NOT_NULL);
        List<Constraint> keys = planning.from().table(after.table()).stream()
                .flatMap(table -> table.constraints().stream())
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .filter(key -> planning.needsBefore(key.reference()).contains(reference))
                .toList();
        // Nothing yet, while the primary key is still there.
        if (keys.stream().anyMatch(planning::waitsForAttachment)) {
            return List.of();
        }
        Action action = Action.of(Phase.COLUMNS, Statements.quick(reference, drop(after, only ? "ONLY " : "")))
                .ending(unit)
                .following(
                        keys.stream().map(Constraint::reference).map(Unit::of).toList());
        boolean wasIdentity = ((Column) planning.before(reference)).value().orElse(null) instanceof Identity;
        return List.of(wasIdentity ? action.following(Unit.expression(reference)) : action);
    }

    List<Action> set(Column after) {
        ObjectReference reference = after.reference();
        Unit unit = new Unit(reference, Aspect.NOT_NULL);
        boolean inUse = planning.isInUse(after.table());
        boolean hasChildren = !planning.inheritance().heirs(after.table()).isEmpty() || isPartitioned(after);
        if (!inUse) {
            return List.of(Action.of(
                            Phase.COLUMNS,
                            Statements.slow(reference, alter(after) + "SET NOT NULL", scanHazards(after)))
                    .beginning(unit)
                    .needing(valueFirst(after)));
        }
        if (planning.major() >= KeptNotNulls.NAMED && !hasChildren) {
            Unit prepared = new Unit(reference, Aspect.PREPARED);
            return List.of(
                    Action.of(Phase.COLUMNS, Statements.quick(reference, addNotValid(after)))
                            .beginning(prepared)
                            .needing(valueFirst(after))
                            .following(NotNullName.holders(planning.from(), after.table(), NotNullName.wanted(after)))
                            .with(Trait.COMMITTED_FIRST),
                    Action.of(
                                    Phase.COLUMNS,
                                    Statements.slow(reference, validate(after), NotNullHazards.failsOnNull(after)))
                            .needing(prepared)
                            .beginning(unit));
        }
        return throughCheck(after, unit);
    }

    private List<Action> throughCheck(Column after, Unit unit) {
        ObjectReference reference = after.reference();
        String table = after.table().readable();
        String check = checkName(after).readable();
        Unit prepared = new Unit(reference, Aspect.PREPARED);
        Unit validated = new Unit(reference, Aspect.VALIDATED);
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of(
                        Phase.COLUMNS,
                        Statements.quick(
                                reference,
                                "ALTER TABLE " + table + " ADD CONSTRAINT " + check + " CHECK ("
                                        + after.name().readable() + " IS NOT NULL) NOT VALID"))
                .beginning(prepared)
                .needing(valueFirst(after))
                .with(Trait.COMMITTED_FIRST));
        actions.add(Action.of(
                        Phase.COLUMNS,
                        Statements.slow(
                                reference,
                                "ALTER TABLE " + table + " VALIDATE CONSTRAINT " + check,
                                NotNullHazards.failsOnNull(after)))
                .needing(prepared)
                .beginning(validated)
                .with(Trait.COMMITTED_FIRST));
        actions.add(Action.of(
                        Phase.COLUMNS,
                        reference,
                        List.of(
                                Statements.quick(reference, alter(after) + "SET NOT NULL"),
                                Statements.quick(reference, "ALTER TABLE " + table + " DROP CONSTRAINT " + check)))
                .needing(validated)
                .beginning(unit));
        return actions;
    }

    /** A new type goes first; a new identity comes after. */
    List<Unit> valueFirst(Column after) {
        return planning.fates().changesType(after.reference()) ? List.of(Unit.of(after.reference())) : List.of();
    }

    private boolean isPartitioned(Column column) {
        return planning.to().table(column.table()).flatMap(Table::partitionKey).isPresent();
    }

    private static String drop(Column column, String only) {
        return "ALTER TABLE " + only + column.table().readable() + " ALTER COLUMN "
                + column.name().readable() + " DROP NOT NULL";
    }

    static String addNotValid(Column column) {
        return "ALTER TABLE " + column.table().readable() + " ADD CONSTRAINT "
                + NotNullName.wanted(column).readable() + " NOT NULL "
                + column.name().readable() + " NOT VALID";
    }

    private static String validate(Column column) {
        return "ALTER TABLE " + column.table().readable() + " VALIDATE CONSTRAINT "
                + NotNullName.wanted(column).readable();
    }

    private Identifier checkName(Column column) {
        return planning.spareNames()
                .constraint(
                        column.table(),
                        column.table().name().value() + "_" + column.name().value(),
                        "_is_not_null");
    }

    Hazard[] scanHazards(Column column) {
        return planning.fates().stays(ObjectReference.table(column.table()))
                ? NotNullHazards.ofScanning(column).toArray(Hazard[]::new)
                : new Hazard[0];
    }

    private static String alter(Column column) {
        return "ALTER TABLE " + column.table().readable() + " ALTER COLUMN "
                + column.name().readable() + " ";
    }
}
