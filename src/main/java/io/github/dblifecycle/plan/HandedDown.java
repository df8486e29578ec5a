package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a table and its children have in common, whether or not the children declare it themselves too. */
final class HandedDown {

    private final Planning planning;

    HandedDown(Planning planning) {
        this.planning = planning;
    }

    /**
     * Whether the type of the column is the parent's to change: the server refuses to change it in the child alone, even
     * where the child declares the column itself (PostgreSQL, "ALTER TABLE").
     */
    boolean isTypeOfParent(ObjectReference column) {
        Optional<Table> before = planning.from().table(column.qualifiedName());
        Optional<Table> after = planning.to().table(column.qualifiedName());
        return before.isPresent()
                && after.isPresent()
                && before.get().parents().stream()
                        .filter(parent -> after.get().parents().contains(parent))
                        .map(parent ->
                                ObjectReference.column(parent, column.part().orElseThrow()))
                        .anyMatch(original -> planning.fates().stays(original));
    }

    /** The columns of the heirs that change their type with this one. */
    List<ObjectReference> typesOfHeirs(Column column) {
        return heirs(column)
                .filter(heir -> planning.fates().stays(heir) && isTypeOfParent(heir))
                .toList();
    }

    /**
     * The columns of the heirs that become one with a new one: by then they must have its type, and be there, since a child
     * that has the column by then keeps what it declares (PostgreSQL, "ALTER TABLE", ADD COLUMN).
     */
    List<Unit> toMeet(Column column) {
        return heirs(column)
                .filter(heir -> isDeclaredAnew(heir)
                        || (planning.fates().stays(heir) && planning.fates().changesType(heir)))
                .map(Unit::of)
                .toList();
    }

    private boolean isDeclaredAnew(ObjectReference heir) {
        return planning.to().objects().containsKey(heir)
                && planning.fate(heir) == Fate.REBUILT
                && !planning.inheritance().isHandedDown(heir);
    }

    /** The columns of the heirs that go with this one. */
    List<ObjectReference> takenAlong(Column column) {
        return heirs(column).filter(planning.inheritance()::wasHandedDown).toList();
    }

    /** The parents' columns that go while this one stays: its type is its own only afterwards. */
    List<Unit> originalsThatGo(Column column) {
        return planning.inheritance().originals(column.reference()).stream()
                .filter(original -> planning.from().objects().containsKey(original)
                        && planning.fate(original).isDropped())
                .map(Unit::of)
                .toList();
    }

    /** Whether a child keeps the column that the parent loses, and its values. */
    boolean isKept(Column column) {
        return children(column.table())
                .map(child -> ObjectReference.column(child.name(), column.name()))
                .anyMatch(heir -> planning.fates().stays(heir));
    }

    /** Whether a child keeps the check that the parent loses: nobody has to prove it again. */
    boolean isKept(Constraint check) {
        return mayBeKept(check)
                && planning.fate(check.reference()).isDropped()
                && planning.inheritance().heirs(check.table()).stream()
                        .anyMatch(heir -> planning.fates().isNew(namesake(check, heir.name())));
    }

    /** Whether the new check of a child is there once a parent has lost its own. */
    boolean isInheritedBefore(Constraint check) {
        return check.kind() == ConstraintKind.CHECK
                && planning.from().all(Constraint.class).stream()
                        .filter(original -> original.name().equals(check.name()) && isKept(original))
                        .flatMap(original -> planning.inheritance().heirs(original.table()).stream())
                        .anyMatch(heir -> heir.name().equals(check.table()));
    }

    /** Whether children keep something of which only the server knows what it is for those who lose it. */
    boolean leavesToHeirs() {
        return planning.from().objects().values().stream()
                .anyMatch(object -> (object instanceof Constraint check && isKept(check))
                        || (object instanceof Column column
                                && planning.fate(column.reference()) == Fate.GONE
                                && isKept(column)));
    }

    /** The children where a check is still there when the parent's is gone, parents before their children. */
    List<QualifiedName> redeclaring(Constraint check) {
        List<QualifiedName> heirs = planning.inheritance().heirs(check.table()).stream()
                .map(Table::name)
                .toList();
        return check.redeclaredIn().stream().filter(heirs::contains).toList();
    }

    /** A partition has the checks of the whole, and none of these of its own. */
    private boolean mayBeKept(Constraint check) {
        return check.kind() == ConstraintKind.CHECK
                && !check.noInherit()
                && planning.from()
                        .table(check.table())
                        .flatMap(Table::partitionKey)
                        .isEmpty();
    }

    private static ObjectReference namesake(Constraint check, QualifiedName table) {
        return ObjectReference.onRelation(ObjectKind.CONSTRAINT, table, check.name());
    }

    private Stream<Table> children(QualifiedName table) {
        return planning.inheritance().heirs(table).stream().filter(heir -> planning.from().table(heir.name()).stream()
                .anyMatch(before -> before.parents().contains(table)));
    }

    private Stream<ObjectReference> heirs(Column column) {
        return planning.inheritance().heirs(column.table()).stream()
                .map(heir -> ObjectReference.column(heir.name(), column.name()));
    }
}
