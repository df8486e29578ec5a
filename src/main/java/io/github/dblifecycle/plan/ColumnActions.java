package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnStorage;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.Default;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.ColumnValue.GeneratedKind;
import io.github.dblifecycle.catalog.ColumnValue.Identity;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.plan.Unit.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns of tables that stay. */
final class ColumnActions {

    /** Functions of the server that give another value for each row. */
    private static final Set<String> VOLATILE = Set.of(
            "nextval(", "gen_random_uuid(", "random(", "clock_timestamp(", "timeofday(", "uuidv4(", "uuidv7(", "uuid_");

    private static final int IDENTITY_OF_PARTITIONED = 17;

    private final Planning planning;

    ColumnActions(Planning planning) {
        this.planning = planning;
    }

    /** Adds a column, with those it gives to children. */
    List<Action> create(Column column) {
        ObjectReference reference = column.reference();
        if (planning.inheritance().isHandedDown(reference)) {
            return settle(column);
        }
        if (planning.followsType(reference)) {
            return settle(column, Optional.empty(), NotNull.NULLABLE, planning.typeOf(reference));
        }
        if (new ColumnValueActions(planning).comesWithParent(column)) {
            return create(column.withValue(Optional.empty()));
        }
        String table = column.table().readable();
        boolean meetsRows = planning.fates().stays(ObjectReference.table(column.table()));
        List<Hazard> hazards = new ArrayList<>();
        Optional<ColumnValue> value = column.value().filter(one -> !(one instanceof Identity && keepsChildren(column)));
        if (meetsRows && column.notNull() == NotNull.NOT_NULL && value.isEmpty()) {
            hazards.add(new Hazard(
                    HazardKind.MAY_FAIL_ON_DATA,
                    "fails if table " + column.table().display() + " has rows: column "
                            + column.name().display() + " takes no null and has no default"));
        }
        if (meetsRows && rewrites(column.withValue(value))) {
            hazards.add(new Hazard(
                    HazardKind.REWRITES_TABLE,
                    "writes table " + column.table().display() + " anew, because every row gets a value of its own"));
        }
        List<PlannedStatement> statements = new ArrayList<>();
        String add = "ALTER TABLE " + table + " ADD COLUMN " + ColumnWriter.clause(column, value);
        statements.add(
                hazards.isEmpty()
                        ? Statements.quick(reference, add)
                        : Statements.slow(reference, add, hazards.toArray(Hazard[]::new)));
        ColumnWriter.alterations(ColumnWriter.created(column, value), column)
                .forEach(sql -> statements.add(Statements.quick(reference, sql)));
        comment(column, Optional.empty()).ifPresent(statements::add);
        List<Unit> begun = new ArrayList<>(units(reference));
        planning.inheritance().inherited(column).forEach(heir -> begun.addAll(units(heir)));
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of(Phase.COLUMNS, reference, statements)
                .beginning(begun)
                .needing(new HandedDown(planning).toMeet(column))
                .following(typed(column))
                .following(childrenThatGo(column))
                .following(NotNullName.holders(planning.from(), column))
                .needing(newColumnBefore(column)));
        return actions;
    }

    /** A column of a table with children becomes an identity only once it is there. */
    private boolean keepsChildren(Column column) {
        boolean partitioned =
                planning.to().table(column.table()).flatMap(Table::partitionKey).isPresent();
        return !planning.inheritance().heirs(column.table()).isEmpty()
                && (!partitioned || planning.major() < IDENTITY_OF_PARTITIONED);
    }

    /** An identity column cannot be added to a table that has children. */
    private List<Unit> childrenThatGo(Column column) {
        return column.value().orElse(null) instanceof Identity
                ? planning.from().tables().stream()
                        .filter(table -> table.parents().contains(column.table()))
                        .map(Table::reference)
                        .filter(table -> planning.fate(table).isDropped())
                        .map(Unit::of)
                        .toList()
                : List.of();
    }

    /** New columns come in the order in which they are declared. */
    private List<Unit> newColumnBefore(Column column) {
        return planning.to().table(column.table()).stream()
                .flatMap(table -> table.columns().stream())
                .filter(other -> other.position() < column.position()
                        && planning.fate(other.reference()) == Fate.NEW
                        && !planning.inheritance().isHandedDown(other.reference()))
                .reduce((first, second) -> second)
                .map(other -> Unit.of(other.reference()))
                .stream()
                .toList();
    }

    /** What a column that came from the parent still lacks. */
    private List<Action> settle(Column column) {
        Optional<Column> parent = planning.inheritance().originals(column.reference()).stream()
                .flatMap(original -> planning.to().find(original).stream())
                .map(Column.class::cast)
                .findFirst();
        if (parent.isEmpty()) {
            return List.of();
        }
        Optional<ColumnValue> value = parent.get()
                .value()
                .filter(one -> !(one instanceof Identity))
                .or(() -> column.value().filter(Identity.class::isInstance));
        return settle(column, value, parent.get().notNull(), Optional.of(column.reference()));
    }

    private static List<Action> settle(
            Column column, Optional<ColumnValue> value, NotNull notNull, Optional<ObjectReference> needed) {
        Column given =
                column.withValue(value).withNotNull(notNull, Optional.empty()).withoutComment();
        List<PlannedStatement> statements = new ArrayList<>();
        ColumnWriter.alterations(given, column)
                .forEach(sql -> statements.add(Statements.quick(column.reference(), sql)));
        comment(column, Optional.empty()).ifPresent(statements::add);
        return statements.isEmpty()
                ? List.of()
                : List.of(Action.of(Phase.COLUMNS, column.reference(), statements)
                        .needing(needed.stream().map(Unit::of).toList()));
    }

    /** Drops a column, with those that children have from it. */
    List<Action> drop(Column column, boolean forGood, List<ObjectReference> takenAlong) {
        ObjectReference reference = column.reference();
        if (planning.inheritance().wasHandedDown(reference) || planning.followsType(reference)) {
            return List.of();
        }
        boolean kept = new HandedDown(planning).isKept(column);
        String sql = "ALTER TABLE " + (kept ? "ONLY " : "") + column.table().readable() + " DROP COLUMN "
                + column.name().readable();
        boolean computed = column.value().orElse(null) instanceof Generated;
        Hazard hazard = computed
                ? new Hazard(
                        HazardKind.BREAKS_CALLERS,
                        "statements that name column "
                                + reference.qualifiedName().display() + "."
                                + column.name().display() + " fail while it is gone")
                : new Hazard(
                        HazardKind.LOSES_DATA,
                        "all values of column " + reference.qualifiedName().display() + "."
                                + column.name().display() + " are gone");
        List<Unit> ended = new ArrayList<>(units(reference));
        if (!kept) {
            new HandedDown(planning).takenAlong(column).forEach(heir -> ended.addAll(units(heir)));
        }
        takenAlong.forEach(taken -> ended.add(Unit.of(taken)));
        Action action = Action.of(forGood ? planning.losses() : Phase.DROPS, Statements.quick(reference, sql, hazard))
                .ending(ended)
                .following(typed(column))
                .with(Trait.BLOCKED_BY_DEPENDENTS);
        if (column.local()) {
            action = action.following(planning.inheritance().originals(reference).stream()
                    .filter(original -> !planning.from().objects().containsKey(original)
                            || planning.fate(original).isDropped())
                    .map(Unit::of)
                    .toList());
        }
        return List.of(action);
    }

    /** Changes a column that stays; may be called for one that is the same, whose expression is taken off and put back. */
    List<Action> alter(Column before, Column after) {
        List<Action> actions = new ArrayList<>();
        if (planning.fates().changesType(after.reference())) {
            if (planning.fates().heldTypes().isSetAside(after.reference())) {
                actions.addAll(new SetAsideColumns(planning).around(before, after));
            } else {
                new ColumnTypeActions(planning).change(before, after).ifPresent(actions::add);
            }
        }
        actions.addAll(new ColumnValueActions(planning).alter(before, after));
        if (before.notNull() != after.notNull() || !before.notNullConstraint().equals(after.notNullConstraint())) {
            actions.addAll(new NotNullActions(planning).alter(before, after));
        }
        settings(before, after).ifPresent(actions::add);
        return actions;
    }

    /** A table made of a type has the type's columns until it no longer is. */
    static Unit typed(Column column) {
        return new Unit(ObjectReference.table(column.table()), Aspect.TYPED);
    }

    private Optional<Action> settings(Column before, Column after) {
        List<PlannedStatement> statements = new ArrayList<>();
        String alter = "ALTER TABLE ONLY " + after.table().readable() + " ALTER COLUMN "
                + after.name().readable() + " ";
        List<String> unset = before.storage().options().keySet().stream()
                .filter(option -> !after.storage().options().containsKey(option))
                .toList();
        if (!unset.isEmpty()) {
            statements.add(Statements.quick(after.reference(), alter + "RESET (" + String.join(", ", unset) + ")"));
        }
        ColumnStorage storage = before.storage();
        if (!storage.equals(after.storage())) {
            ColumnWriter.storageChanges(storage, after.storage())
                    .forEach(change -> statements.add(Statements.quick(
                            after.reference(),
                            alter + ColumnWriter.storageChange(change, after.type(), planning.major()))));
        }
        DefinedObjectActions.foreignOptions(
                        before.storage().foreignOptions(), after.storage().foreignOptions())
                .stream()
                .filter(change -> !before.storage().foreignOptions().isEmpty())
                .forEach(change -> statements.add(Statements.quick(
                        after.reference(), alter.replaceFirst("TABLE ONLY", "FOREIGN TABLE") + change)));
        if (!before.comment().equals(after.comment())) {
            comment(after, before.comment()).ifPresent(statements::add);
        }
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Action.of(Phase.REMARKS, after.reference(), statements).needing(Unit.of(after.reference())));
    }

    private static Optional<PlannedStatement> comment(Column column, Optional<String> before) {
        return column.comment().equals(before)
                ? Optional.empty()
                : Optional.of(Statements.quick(
                        column.reference(),
                        "COMMENT ON COLUMN " + column.table().readable() + "."
                                + column.name().readable() + " IS "
                                + column.comment().map(SqlText::literal).orElse("NULL")));
    }

    private boolean rewrites(Column column) {
        if (column.value().orElse(null) instanceof Generated generated) {
            return generated.kind() == GeneratedKind.STORED;
        }
        if (column.value().orElse(null) instanceof Default plain) {
            return VOLATILE.stream().anyMatch(plain.expression()::contains)
                    || planning.needsAfter(column.reference()).stream()
                            .anyMatch(needed -> needed.kind() == ObjectKind.FUNCTION);
        }
        return column.value().isPresent();
    }

    private static List<Unit> units(ObjectReference column) {
        return List.of(Unit.of(column), Unit.expression(column), new Unit(column, Aspect.NOT_NULL));
    }
}
