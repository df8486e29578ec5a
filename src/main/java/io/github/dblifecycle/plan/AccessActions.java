package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.catalog.View.ViewColumn;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Owners, tablespaces and privileges: what is rebuilt keeps those that it had; what else differs is changed where that is
 * asked for.
 */
final class AccessActions {

    private final Planning planning;
    private final ComparedAspects aspects;

    AccessActions(Planning planning) {
        this.planning = planning;
        this.aspects = planning.settings().aspects();
    }

    List<Action> all() {
        List<Action> actions = new ArrayList<>();
        planning.to().objects().forEach((reference, after) -> {
            Fate fate = planning.fate(reference);
            Access wanted = planning.to().access(reference);
            Access had = fate == Fate.NEW ? Access.USUAL : planning.from().access(reference);
            Access is = fate.isCreated() ? Access.USUAL : had.onColumns(column -> stays(reference, column));
            List<PlannedStatement> statements = new ArrayList<>();
            placement(after, had, is, wanted, statements);
            rights(reference, is, aspects.privileges() ? wanted : had.onColumns(columns(after)::contains), statements);
            if (!statements.isEmpty()) {
                actions.add(Action.of(Phase.ENVIRONMENT, reference, statements)
                        .needing(Unit.of(reference))
                        .needing(columnsMade(after)));
            }
        });
        if (aspects.privileges()) {
            actions.addAll(defaults());
        }
        return actions;
    }

    private void placement(
            CatalogObject object, Access had, Access is, Access wanted, List<PlannedStatement> statements) {
        Optional<Identifier> goal = aspects.tablespaces() ? wanted.tablespace() : had.tablespace();
        if (!is.tablespace().equals(goal)) {
            String sql = "ALTER " + EnvironmentWriter.placed(object) + " SET TABLESPACE "
                    + goal.map(Identifier::readable).orElse("pg_default");
            statements.add(
                    planning.fates().stays(object.reference())
                            ? Statements.slow(
                                    object.reference(),
                                    sql,
                                    new Hazard(
                                            HazardKind.BLOCKS_READS,
                                            object.reference().display()
                                                    + " is copied, and nobody can use it meanwhile"))
                            : Statements.quick(object.reference(), sql));
        }
        Optional<Identifier> owner = aspects.owners() ? wanted.owner() : had.otherOwner();
        if (EnvironmentWriter.isOwnedByItself(object) && !is.owner().equals(owner)) {
            owner.ifPresent(
                    role -> statements.add(Statements.quick(object.reference(), EnvironmentWriter.give(object, role))));
        }
    }

    /** Privileges of a column go with it, even if it comes again under its name. */
    private boolean stays(ObjectReference relation, Identifier column) {
        return relation.kind() != ObjectKind.TABLE
                || !planning.fate(ObjectReference.column(relation.qualifiedName(), column))
                        .isDropped();
    }

    private List<Unit> columnsMade(CatalogObject object) {
        return object instanceof Table table
                ? table.columns().stream()
                        .map(Column::reference)
                        .filter(column -> planning.fate(column).isCreated())
                        .map(Unit::of)
                        .toList()
                : List.of();
    }

    private static Set<Identifier> columns(CatalogObject object) {
        if (object instanceof Table table) {
            return table.columns().stream().map(Column::name).collect(Collectors.toSet());
        }
        return object instanceof View view
                ? view.columns().stream().map(ViewColumn::name).collect(Collectors.toSet())
                : Set.of();
    }

    private static void rights(ObjectReference object, Access is, Access goal, List<PlannedStatement> statements) {
        if (is.privileges().equals(goal.privileges())) {
            return;
        }
        statements.addAll(Statements.quick(object, GrantWriter.reversal(object, is)));
        statements.addAll(Statements.quick(object, GrantWriter.statements(object, goal)));
    }

    private List<Action> defaults() {
        List<Action> actions = new ArrayList<>();
        planning.from().defaultPrivileges().forEach((reference, before) -> {
            if (!before.equals(planning.to().defaultPrivileges().get(reference))) {
                actions.add(Action.of(
                        Phase.ENVIRONMENT, reference, Statements.quick(reference, GrantWriter.reversal(before))));
            }
        });
        planning.to().defaultPrivileges().forEach((reference, after) -> {
            if (!after.equals(planning.from().defaultPrivileges().get(reference))) {
                actions.add(Action.of(
                        Phase.ENVIRONMENT_AGAIN,
                        reference,
                        Statements.quick(reference, GrantWriter.statements(after))));
            }
        });
        return actions;
    }
}
