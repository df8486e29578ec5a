package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.HeldNotNull;
import io.github.dblifecycle.catalog.NotNullConstraint;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From whom a column has its NOT NULL, and to whom it gives it: a parent hands it to its children, takes it away again
 * where they do not declare it themselves, and lets none of them be without it (PostgreSQL, "5.11. Inheritance").
 */
final class NotNullLineage {

    private final Planning planning;

    /** A column of a table that stays, before and after. */
    record Pair(Column before, Column after) {

        boolean gains() {
            return !hands(before) && hands(after);
        }

        boolean loses() {
            return hands(before) && !hands(after);
        }

        boolean keeps() {
            return hands(before) && hands(after);
        }

        boolean changes() {
            return before.notNull() != after.notNull()
                    || !before.notNullConstraint().equals(after.notNullConstraint());
        }

        Unit unit() {
            return new Unit(after.reference(), Aspect.NOT_NULL);
        }
    }

    NotNullLineage(Planning planning) {
        this.planning = planning;
    }

    /** Whether children have to be not null too. */
    static boolean hands(Column column) {
        return column.notNull() != NotNull.NULLABLE
                && column.notNullConstraint()
                        .filter(NotNullConstraint::noInherit)
                        .isEmpty();
    }

    /** Whether it would be there without a parent. */
    static boolean isOwn(Column column) {
        return column.notNull() != NotNull.NULLABLE
                && (column.notNullConstraint().isPresent()
                        || column.heldNotNull().map(HeldNotNull::local).orElse(false));
    }

    /** The same column of the parents that a table keeps. */
    List<Pair> parents(Column column) {
        QualifiedName table = column.table();
        List<QualifiedName> before = planning.from()
                .table(table)
                .map(Table::parents)
                .map(List::copyOf)
                .orElse(List.of());
        return planning.to().table(table).stream()
                .flatMap(after -> after.parents().stream())
                .filter(before::contains)
                .flatMap(parent -> pair(parent, column).stream())
                .toList();
    }

    /** The same column of the tables that stay its children, without theirs. */
    List<Pair> children(Column column) {
        return planning.inheritance().heirs(column.table()).stream()
                .filter(heir -> heir.parents().contains(column.table()))
                .flatMap(heir -> pair(heir.name(), column).stream())
                .toList();
    }

    private Optional<Pair> pair(QualifiedName table, Column column) {
        ObjectReference reference = ObjectReference.column(table, column.name());
        return planning.from()
                .column(table, column.name())
                .filter(before -> planning.fates().stays(ObjectReference.table(table)))
                .flatMap(before -> planning.to().column(table, column.name()).map(after -> new Pair(before, after)))
                .filter(pair -> !planning.fate(reference).isDropped());
    }

    /** The parents that stop handing it down while others do not begin or go on to. */
    List<Unit> givenUp(Column column) {
        List<Pair> parents = parents(column);
        return parents.stream().anyMatch(pair -> hands(pair.after()))
                ? List.of()
                : parents.stream().filter(Pair::loses).map(Pair::unit).toList();
    }

    boolean comesNow(Column column) {
        return parents(column).stream().anyMatch(Pair::gains)
                && parents(column).stream().noneMatch(Pair::keeps);
    }

    boolean isGiven(Column column) {
        return parents(column).stream().anyMatch(Pair::keeps);
    }

    /** Whether some child has it from this column alone, and keeps it when this one no longer hands it down. */
    boolean keptBelow(Column column) {
        return children(column).stream()
                .anyMatch(child -> child.before().notNull() != NotNull.NULLABLE
                        && child.after().notNull() != NotNull.NULLABLE
                        && !isOwn(child.before())
                        && !givenUp(child.after()).isEmpty());
    }

    /** Whether all who have it from this column call it what this one calls it: only then it can be renamed. */
    boolean hasOneName(Column before) {
        return !hands(before)
                || planning.inheritance().heirs(before.table()).stream()
                        .flatMap(heir -> planning.from().column(heir.name(), before.name()).stream())
                        .filter(heir -> heir.notNull() != NotNull.NULLABLE)
                        .allMatch(heir -> NotNullName.held(heir).equals(NotNullName.held(before)));
    }

    /** Whether a child calls something else what the parent's is called: the server refuses to hand that one down. */
    boolean isNameTaken(Column child) {
        return parents(child).stream()
                .filter(Pair::gains)
                .map(pair -> NotNullName.wanted(pair.after()))
                .flatMap(name -> Stream.of(planning.from(), planning.to())
                        .flatMap(catalog -> NotNullName.holders(catalog, child.table(), name).stream()))
                .anyMatch(holder -> !holder.object().equals(child.reference()));
    }

    /** Children that have, or get, one of their own before this column hands down its own. */
    List<Unit> childrenFirst(Column column) {
        return children(column).stream()
                .filter(child -> child.before().notNull() != NotNull.NULLABLE
                        || child.after().notNullConstraint().isPresent()
                        || isNameTaken(child.after()))
                .filter(Pair::changes)
                .map(Pair::unit)
                .toList();
    }
}
