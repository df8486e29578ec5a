package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.NotNullConstraint;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.plan.NotNullLineage.Pair;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NOT NULL of columns that stay, since it is a constraint with a name (PostgreSQL 18, "5.5.2. Not-Null Constraints"): children
 * have their parents' beside their own, and what parents give cannot be taken from them.
 */
final class NamedNotNullActions {

    private final Planning planning;
    private final NotNullActions plain;
    private final NotNullLineage lineage;
    private final KeptNotNulls kept;

    NamedNotNullActions(Planning planning, NotNullActions plain) {
        this.planning = planning;
        this.plain = plain;
        this.lineage = new NotNullLineage(planning);
        this.kept = new KeptNotNulls(planning);
    }

    List<Action> alter(Column before, Column after) {
        List<Action> actions = new ArrayList<>(constraint(before, after));
        boolean same = before.notNull() != NotNull.NULLABLE && (kept.keeps(before, after) || lineage.isGiven(after));
        Optional<String> had = same ? comment(before) : Optional.empty();
        if (after.notNull() != NotNull.NULLABLE && !comment(after).equals(had)) {
            actions.add(comment(after, same ? before : after));
        }
        return actions;
    }

    private List<Action> constraint(Column before, Column after) {
        if (before.notNull() == NotNull.NULLABLE) {
            return added(after);
        }
        if (after.notNull() == NotNull.NULLABLE) {
            List<Unit> givenUp = lineage.givenUp(after);
            return !NotNullLineage.isOwn(before) && !givenUp.isEmpty() && !isLeftBehind(after)
                    ? List.of()
                    : last(plain.drop(after, lineage.keptBelow(after)), givenUp, List.of());
        }
        if (lineage.isGiven(after)) {
            return given(before, after);
        }
        if (!kept.keeps(before, after)) {
            return renewed(after);
        }
        return before.notNull() == after.notNull() ? List.of() : List.of(validated(before, after));
    }

    /** Whether parents let it go without taking it away. */
    private boolean isLeftBehind(Column after) {
        return lineage.parents(after).stream()
                .filter(Pair::loses)
                .anyMatch(parent -> parent.after().notNull() != NotNull.NULLABLE || lineage.keptBelow(parent.after()));
    }

    private List<Action> added(Column after) {
        List<Pair> givers = lineage.parents(after).stream()
                .filter(pair -> NotNullLineage.hands(pair.after()))
                .toList();
        if (givers.isEmpty() || after.notNullConstraint().isPresent() || lineage.isNameTaken(after)) {
            return afterChildren(after, add(after));
        }
        boolean proved = givers.stream().anyMatch(pair -> pair.after().notNull() == NotNull.NOT_NULL);
        return after.notNull() == NotNull.NOT_NULL && !proved
                ? List.of(validate(after, NotNullName.wanted(after))
                        .needing(givers.stream().map(Pair::unit).toList()))
                : List.of();
    }

    private List<Action> add(Column after) {
        ObjectReference reference = after.reference();
        if (after.notNull() == NotNull.NOT_NULL && after.notNullConstraint().isEmpty()) {
            return plain.set(after);
        }
        boolean usual = after.notNullConstraint().isEmpty();
        Column nullable = after.withNotNull(NotNull.NULLABLE, Optional.empty());
        List<String> adding =
                usual ? List.of(NotNullActions.addNotValid(after)) : ColumnWriter.alterations(nullable, after);
        List<PlannedStatement> statements = adding.stream()
                .map(sql -> after.notNull() == NotNull.NOT_VALIDATED
                        ? Statements.quick(reference, sql)
                        : Statements.slow(reference, sql, plain.scanHazards(after)))
                .toList();
        return List.of(Action.of(Phase.COLUMNS, reference, statements)
                .beginning(new Unit(reference, Aspect.NOT_NULL))
                .needing(plain.valueFirst(after))
                .following(NotNullName.holders(planning.from(), after.table(), NotNullName.wanted(after))));
    }

    /** A parent refuses what its children have in another way. */
    private List<Action> afterChildren(Column after, List<Action> actions) {
        List<Unit> first = NotNullLineage.hands(after) ? lineage.childrenFirst(after) : List.of();
        return last(actions, first, first);
    }

    private static List<Action> last(List<Action> actions, List<Unit> followed, List<Unit> needed) {
        List<Action> all = new ArrayList<>(actions);
        if (!all.isEmpty()) {
            int last = all.size() - 1;
            all.set(last, all.get(last).following(followed).needing(needed));
        }
        return all;
    }

    /** Another constraint in the place of the one that is there. */
    private List<Action> renewed(Column after) {
        ObjectReference reference = after.reference();
        List<Unit> parents = lineage.parents(after).stream()
                .filter(pair -> pair.loses() || isRenewed(pair))
                .map(Pair::unit)
                .toList();
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of(
                        Phase.COLUMNS,
                        Statements.quick(
                                reference,
                                "ALTER TABLE " + after.table().readable() + " ALTER COLUMN "
                                        + after.name().readable() + " DROP NOT NULL"))
                .ending(new Unit(reference, Aspect.NOT_NULL))
                .following(parents));
        boolean comes = after.notNullConstraint().isEmpty()
                && lineage.parents(after).stream().anyMatch(pair -> NotNullLineage.hands(pair.after()));
        if (!comes) {
            actions.addAll(afterChildren(after, add(after)));
        }
        if (after.notNull() == NotNull.NOT_VALIDATED) {
            provedBelow(after).forEach(actions::add);
        }
        return actions;
    }

    /** Children that are as proved as before got what their parent has now. */
    private List<Action> provedBelow(Column after) {
        return lineage.children(after).stream()
                .filter(child -> !NotNullLineage.isOwn(child.before())
                        && child.before().notNull() == NotNull.NOT_NULL
                        && child.after().notNull() == NotNull.NOT_NULL)
                .map(child -> validate(child.after(), NotNullName.wanted(after))
                        .needing(new Unit(after.reference(), Aspect.NOT_NULL)))
                .toList();
    }

    private boolean isRenewed(Pair pair) {
        if (!pair.keeps() || !pair.changes()) {
            return false;
        }
        if (pair.before().notNull() == NotNull.NOT_NULL && pair.after().notNull() == NotNull.NOT_VALIDATED) {
            return true;
        }
        return !lineage.isGiven(pair.after())
                && NotNullName.changes(pair.before(), pair.after())
                && !kept.keeps(pair.before(), pair.after());
    }

    /** What parents give all the while. */
    private List<Action> given(Column before, Column after) {
        boolean renewed = lineage.parents(after).stream().anyMatch(this::isRenewed);
        if (before.notNull() == NotNull.NOT_NULL && after.notNull() == NotNull.NOT_VALIDATED) {
            return renewed && NotNullLineage.isOwn(before) ? renewed(after) : List.of();
        }
        if (before.notNull() == NotNull.NOT_VALIDATED && after.notNull() == NotNull.NOT_NULL) {
            boolean withParent = lineage.parents(after).stream()
                    .anyMatch(pair -> pair.before().notNull() == NotNull.NOT_VALIDATED
                            && pair.after().notNull() == NotNull.NOT_NULL);
            return withParent ? List.of() : List.of(validated(before, after));
        }
        if (renewed) {
            return NotNullName.changes(before, after) && NotNullLineage.isOwn(before) ? renewed(after) : List.of();
        }
        return new ChildNotNull(planning, lineage).renamed(before, after);
    }

    private static Action validated(Column before, Column after) {
        return validate(
                after, NotNullName.changes(before, after) ? NotNullName.wanted(after) : NotNullName.held(before));
    }

    private static Action validate(Column column, Identifier name) {
        String sql = "ALTER TABLE " + column.table().readable() + " VALIDATE CONSTRAINT " + name.readable();
        return Action.of(Phase.COLUMNS, Statements.slow(column.reference(), sql, NotNullHazards.failsOnNull(column)))
                .beginning(new Unit(column.reference(), Aspect.NOT_NULL));
    }

    private Action comment(Column after, Column addressed) {
        Identifier name = after.notNullConstraint()
                .flatMap(NotNullConstraint::name)
                .orElseGet(() -> NotNullName.changes(addressed, after)
                        ? NotNullName.wanted(after)
                        : NotNullName.held(addressed));
        return Action.of(
                        Phase.COLUMNS,
                        Remarks.on(
                                after.reference(),
                                "CONSTRAINT " + name.readable() + " ON "
                                        + after.table().readable(),
                                comment(after)))
                .needing(new Unit(after.reference(), Aspect.NOT_NULL))
                .following(new Unit(after.reference(), Aspect.NOT_NULL));
    }

    private static Optional<String> comment(Column column) {
        return column.notNullConstraint().flatMap(NotNullConstraint::comment);
    }
}
