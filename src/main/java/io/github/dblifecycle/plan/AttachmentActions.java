package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.Table.PartitionOf;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables that become partitions or children of others. */
final class AttachmentActions {

    private final Planning planning;

    AttachmentActions(Planning planning) {
        this.planning = planning;
    }

    List<Action> of(Table before, Table after) {
        List<Action> actions = new ArrayList<>();
        if (!before.partitionOf().equals(after.partitionOf())) {
            after.partitionOf().ifPresent(partition -> actions.add(attach(after, partition)));
        }
        List<QualifiedName> joined = after.inherits().stream()
                .filter(parent -> !before.inherits().contains(parent))
                .toList();
        if (!joined.isEmpty()) {
            actions.add(inherit(after, joined));
        }
        return actions;
    }

    private Action inherit(Table after, List<QualifiedName> parents) {
        ObjectReference reference = after.reference();
        List<PlannedStatement> statements = missingChecks(after, parents);
        parents.forEach(parent -> statements.add(Statements.quick(
                reference, "ALTER TABLE " + after.name().readable() + " INHERIT " + parent.readable())));
        return Action.of(Phase.TABLE_SETTINGS, reference, statements)
                .needing(columns(after))
                .needing(parents.stream()
                        .flatMap(parent -> parent(parent).stream())
                        .toList())
                .following(parents.stream()
                        .flatMap(parent -> columnsThatGo(parent).stream())
                        .toList())
                .following(constraintsThatGo(after))
                .beginning(new Unit(reference, Aspect.ATTACHED));
    }

    private Action attach(Table after, PartitionOf partition) {
        List<PlannedStatement> statements = missingChecks(after, List.of(partition.parent()));
        statements.add(Statements.slow(
                after.reference(),
                "ALTER TABLE " + partition.parent().readable() + " ATTACH PARTITION "
                        + after.name().readable() + " " + partition.bound(),
                new Hazard(
                        HazardKind.SCANS_TABLE,
                        "reads all of " + after.reference().display()
                                + " unless a valid check proves its bound; nobody can use it"
                                + " meanwhile"),
                new Hazard(
                        HazardKind.MAY_FAIL_ON_DATA,
                        "fails if " + after.reference().display() + " holds a row outside of its bound")));
        return Action.of(Phase.TABLE_SETTINGS, after.reference(), statements)
                .needing(columns(after))
                .needing(parent(partition.parent()))
                .needing(enumsOf(after))
                .following(new Unit(after.reference(), Aspect.ATTACHED))
                .following(new Unit(after.reference(), Aspect.TYPED))
                .following(columnsThatGo(after.name()))
                .following(columnsThatGo(partition.parent()))
                .following(planning.partitionsInTheWay(after))
                .following(constraintsThatGo(after))
                .beginning(new Unit(after.reference(), Aspect.ATTACHED));
    }

    /** A bound may have a label that is new. */
    private List<Unit> enumsOf(Table partition) {
        return partition.columns().stream()
                .flatMap(column -> planning.needsAfter(column.reference()).stream())
                .filter(needed -> needed.kind() == ObjectKind.ENUM)
                .map(Unit::of)
                .toList();
    }

    /** A partition has exactly the columns of its parent. */
    List<Unit> columnsThatGo(QualifiedName name) {
        return planning.from().table(name).stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::reference)
                .filter(column -> planning.fate(column) == Fate.GONE)
                .map(Unit::of)
                .toList();
    }

    private boolean goes(Constraint constraint) {
        return planning.fate(constraint.reference()) == Fate.GONE && !planning.waitsForAttachment(constraint);
    }

    /** They may have the name of a check of its parent, and say something else. */
    private List<Unit> constraintsThatGo(Table child) {
        return planning.from().table(child.name()).stream()
                .flatMap(table -> table.constraints().stream())
                .filter(this::goes)
                .map(constraint -> Unit.of(constraint.reference()))
                .toList();
    }

    /** A child must have the checks of its parents, and those that they inherit, before it becomes one. */
    private List<PlannedStatement> missingChecks(Table child, List<QualifiedName> parents) {
        Set<Identifier> own = planning.from().table(child.name()).stream()
                .flatMap(table -> table.constraints().stream())
                .filter(constraint -> !goes(constraint))
                .map(Constraint::name)
                .collect(Collectors.toCollection(HashSet::new));
        List<PlannedStatement> statements = new ArrayList<>();
        parents.stream()
                .flatMap(parent -> planning.withAncestorsAfter(parent).stream())
                .flatMap(table -> table.constraints().stream())
                .filter(check -> check.kind() == ConstraintKind.CHECK && !check.noInherit())
                .filter(check -> own.add(check.name()))
                .forEach(check -> statements.add(Statements.slow(
                        child.reference(),
                        "ALTER TABLE " + child.name().readable() + " ADD " + ConstraintWriter.clause(check),
                        ConstraintHazards.ofAdding(check, child.name()))));
        return statements;
    }

    private List<Unit> parent(QualifiedName name) {
        List<Unit> units = new ArrayList<>(List.of(Unit.of(ObjectReference.table(name))));
        planning.to().table(name).ifPresent(parent -> units.addAll(columns(parent)));
        return units;
    }

    static List<Unit> columns(Table table) {
        return table.columns().stream()
                .map(Column::reference)
                .flatMap(column -> List.of(Unit.of(column), new Unit(column, Aspect.NOT_NULL)).stream())
                .toList();
    }
}
