package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.HeldNotNull;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * NOT NULL that parents keep to themselves while their column changes its type. With a type, PostgreSQL 18 makes NOT NULL
 * constraints anew, in children by the name that the parent's has, and refuses that where a child's own has another. To hold
 * it back and to hand it down again takes no time: no row is read for what a child has anyway.
 */
final class HeldBackNotNulls {

    private final Planning planning;

    HeldBackNotNulls(Planning planning) {
        this.planning = planning;
    }

    /** What changes the type of a column in a table and its children, with what has to be done around it. */
    List<PlannedStatement> around(Column column, PlannedStatement change) {
        List<Column> givers = planning.major() < KeptNotNulls.NAMED ? List.of() : givers(column);
        List<Column> lost = lost(givers);
        List<PlannedStatement> statements = new ArrayList<>();
        givers.forEach(giver -> statements.add(
                Statements.quick(giver.reference(), KeptNotNulls.notInherited(giver, NotNullName.held(giver)))));
        statements.add(change);
        lost.forEach(child -> statements.add(Statements.quick(
                child.reference(),
                "ALTER TABLE " + child.table().readable() + " ALTER COLUMN "
                        + child.name().readable() + " DROP NOT NULL")));
        List<Column> upwards = new ArrayList<>(givers);
        Collections.reverse(upwards);
        upwards.stream().filter(giver -> !lost.contains(giver)).forEach(giver -> {
            String sql = KeptNotNulls.inherited(giver, NotNullName.held(giver));
            Hazard[] hazards = lost.stream()
                    .filter(child -> isBelow(child.table(), giver.table()))
                    .flatMap(child -> NotNullHazards.ofScanning(child).stream())
                    .filter(hazard -> hazard.kind() == HazardKind.SCANS_TABLE)
                    .toArray(Hazard[]::new);
            statements.add(
                    hazards.length == 0
                            ? Statements.quick(giver.reference(), sql)
                            : Statements.slow(giver.reference(), sql, hazards));
        });
        return statements;
    }

    /** All actions, so that a NOT NULL has the name that it had until the type is changed. */
    List<Action> inOrder(List<Action> actions) {
        if (planning.major() < KeptNotNulls.NAMED) {
            return actions;
        }
        Set<ObjectReference> named = planning.from().tables().stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> planning.fates().stays(column.reference())
                        && planning.fates().changesType(column.reference())
                        && !givers(column).isEmpty())
                .flatMap(column -> tree(column).stream())
                .map(Column::reference)
                .collect(Collectors.toSet());
        return actions.stream()
                .map(action -> action.needing(named.stream()
                        .filter(column -> renames(action, column))
                        .map(Unit::of)
                        .toList()))
                .toList();
    }

    private static boolean renames(Action action, ObjectReference column) {
        Unit notNull = new Unit(column, Aspect.NOT_NULL);
        return (action.ends().contains(notNull) || action.begins().contains(notNull))
                && !action.ends().contains(Unit.of(column));
    }

    /** Those whose NOT NULL has to be held back, parents before their children. */
    private List<Column> givers(Column column) {
        List<Column> tree = tree(column);
        Set<Column> givers = new LinkedHashSet<>();
        tree.stream()
                .filter(HeldBackNotNulls::isOwn)
                .filter(child -> parents(child, tree).stream()
                        .anyMatch(parent -> !NotNullName.held(parent).equals(NotNullName.held(child))))
                .forEach(child -> addGivers(child, tree, givers));
        return tree.stream().filter(givers::contains).toList();
    }

    /** What a parent has from a parent of its own, it cannot keep from its children. */
    private void addGivers(Column child, List<Column> tree, Set<Column> givers) {
        parents(child, tree).stream().filter(givers::add).forEach(parent -> addGivers(parent, tree, givers));
    }

    /** The columns of the table and of all below it, parents before their children. */
    private List<Column> tree(Column column) {
        Deque<Column> tree = new ArrayDeque<>();
        climbDown(column, tree, new HashSet<>());
        return List.copyOf(tree);
    }

    private void climbDown(Column column, Deque<Column> tree, Set<QualifiedName> seen) {
        if (seen.add(column.table())) {
            children(column).forEach(child -> climbDown(child, tree, seen));
            tree.addFirst(column);
        }
    }

    private Stream<Column> children(Column column) {
        return planning.inheritance().childrenBefore(column.table()).stream()
                .flatMap(child -> planning.from().column(child.name(), column.name()).stream())
                .filter(child -> planning.fate(ObjectReference.table(child.table())) != Fate.REBUILT);
    }

    private List<Column> parents(Column child, List<Column> tree) {
        List<QualifiedName> parents =
                planning.from().table(child.table()).map(Table::parents).orElse(List.of());
        return tree.stream()
                .filter(parent -> parents.contains(parent.table()) && NotNullLineage.hands(parent))
                .toList();
    }

    /**
     * What children had from their parents alone is their own once it was held back. That is to be seen where it has a name
     * that somebody chose; it goes and comes again, if no key needs it.
     */
    private List<Column> lost(List<Column> givers) {
        return givers.stream()
                .flatMap(this::children)
                .distinct()
                .filter(child -> child.notNull() == NotNull.NOT_NULL && !isOwn(child))
                .filter(child -> NotNullName.isChosen(NotNullName.held(child)))
                .filter(child -> planning.fates().stays(child.reference()))
                .filter(child -> !new ChildNotNull(planning, new NotNullLineage(planning)).isInPrimaryKey(child))
                .toList();
    }

    private static boolean isOwn(Column column) {
        return column.heldNotNull().filter(HeldNotNull::local).isPresent();
    }

    private boolean isBelow(QualifiedName table, QualifiedName above) {
        return planning.from().table(table).stream()
                .flatMap(child -> child.parents().stream())
                .anyMatch(parent -> parent.equals(above) || isBelow(parent, above));
    }
}
