package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.NotNullLineage.Pair;
import io.github.dblifecycle.plan.Unit.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A name of its own for a NOT NULL that a child has from its parents too: it can be renamed only while they do not hand
 * theirs down, which takes no time, since what is there already is not proved again.
 */
final class ChildNotNull {

    private final Planning planning;
    private final NotNullLineage lineage;

    ChildNotNull(Planning planning, NotNullLineage lineage) {
        this.planning = planning;
        this.lineage = lineage;
    }

    List<Action> renamed(Column before, Column after) {
        boolean becomesOwn = after.notNullConstraint().isPresent() && !NotNullLineage.isOwn(before);
        List<Pair> givers = lineage.parents(after).stream().filter(Pair::keeps).toList();
        boolean goes = after.notNullConstraint().isEmpty() && NotNullName.isChosen(NotNullName.wanted(after));
        boolean same = !becomesOwn && !NotNullName.changes(before, after);
        boolean refused =
                (goes && isInPrimaryKey(after)) || givers.stream().anyMatch(giver -> !mayLetGo(giver.after()));
        if (same || refused) {
            return List.of();
        }
        List<PlannedStatement> statements = new ArrayList<>();
        givers.forEach(giver -> statements.add(letGo(giver.after())));
        if (goes) {
            statements.add(Statements.quick(
                    after.reference(),
                    "ALTER TABLE " + after.table().readable() + " ALTER COLUMN "
                            + after.name().readable() + " DROP NOT NULL"));
        } else if (!NotNullName.held(before).equals(NotNullName.wanted(after))) {
            statements.add(KeptNotNulls.rename(after, NotNullName.held(before), NotNullName.wanted(after)));
        }
        Hazard[] hazards = goes ? NotNullHazards.ofScanning(after).toArray(Hazard[]::new) : new Hazard[0];
        for (Pair giver : givers) {
            String sql = handDown(giver.after());
            statements.add(
                    goes
                            ? Statements.slow(giver.after().reference(), sql, hazards)
                            : Statements.quick(giver.after().reference(), sql));
        }
        List<Unit> units = givers.stream().map(Pair::unit).toList();
        Unit own = new Unit(after.reference(), Aspect.NOT_NULL);
        return List.of(Action.of(Phase.COLUMNS, after.reference(), statements)
                .ending(own)
                .beginning(own)
                .needing(units)
                .following(units)
                .following(NotNullName.holders(planning.from(), after.table(), NotNullName.wanted(after))));
    }

    /** What a parent has from a parent of its own, it cannot keep from its children; a partitioned table only drop. */
    private boolean mayLetGo(Column giver) {
        return lineage.parents(giver).stream().noneMatch(pair -> NotNullLineage.hands(pair.after()))
                && !(isPartitioned(giver) && isInPrimaryKey(giver));
    }

    private PlannedStatement letGo(Column giver) {
        ObjectReference reference = giver.reference();
        return isPartitioned(giver)
                ? Statements.quick(
                        reference,
                        "ALTER TABLE ONLY " + giver.table().readable() + " ALTER COLUMN "
                                + giver.name().readable() + " DROP NOT NULL")
                : Statements.quick(reference, KeptNotNulls.notInherited(giver, NotNullName.wanted(giver)));
    }

    private String handDown(Column giver) {
        return isPartitioned(giver)
                ? "ALTER TABLE " + giver.table().readable() + " ADD CONSTRAINT "
                        + NotNullName.wanted(giver).readable() + " NOT NULL "
                        + giver.name().readable()
                : KeptNotNulls.inherited(giver, NotNullName.wanted(giver));
    }

    private boolean isPartitioned(Column column) {
        return planning.to().table(column.table()).flatMap(Table::partitionKey).isPresent();
    }

    boolean isInPrimaryKey(Column column) {
        ObjectReference reference = column.reference();
        return keys(planning.from(), column)
                        .anyMatch(key -> planning.needsBefore(key).contains(reference))
                || keys(planning.to(), column)
                        .anyMatch(key -> planning.needsAfter(key).contains(reference));
    }

    private static Stream<ObjectReference> keys(Catalog catalog, Column column) {
        return catalog.table(column.table()).stream()
                .flatMap(table -> table.constraints().stream())
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .map(Constraint::reference);
    }
}
