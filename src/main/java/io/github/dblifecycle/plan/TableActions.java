package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Persistence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables as a whole; their columns and constraints are planned each for itself. */
final class TableActions {

    private final Planning planning;

    TableActions(Planning planning) {
        this.planning = planning;
    }

    /** @param takenAlong what is dropped with the table */
    Action drop(Table table, boolean forGood, List<Unit> takenAlong) {
        ObjectReference reference = table.reference();
        List<PlannedStatement> statements = new ArrayList<>();
        table.partitionOf()
                .filter(partition -> planning.wholesBefore(table).stream().anyMatch(this::isReferenced))
                .ifPresent(partition -> statements.add(Statements.quick(
                        reference,
                        "ALTER TABLE " + partition.parent().readable() + " DETACH PARTITION "
                                + table.name().readable())));
        statements.add(Statements.quick(
                reference,
                "DROP " + EnvironmentWriter.altered(table),
                new Hazard(HazardKind.LOSES_DATA, "all rows of " + reference.display() + " are gone")));
        return Action.of(forGood ? planning.losses() : Phase.DROPS, reference, statements)
                .ending(Unit.of(reference))
                .ending(takenAlong)
                .following(childrenThatStay(table))
                .with(Trait.BLOCKED_BY_DEPENDENTS);
    }

    /** A partition of a table that foreign keys point at is dropped only once it is detached. */
    private boolean isReferenced(QualifiedName parent) {
        return planning.from().all(Constraint.class).stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.FOREIGN_KEY)
                .anyMatch(constraint -> planning.needsBefore(constraint.reference()).stream()
                        .anyMatch(needed -> needed.kind() == ObjectKind.COLUMN
                                && needed.qualifiedName().equals(parent)));
    }

    private List<Unit> childrenThatStay(Table table) {
        return planning.from().tables().stream()
                .filter(child -> child.parents().contains(table.name()))
                .map(child -> new Unit(child.reference(), Aspect.ATTACHED))
                .toList();
    }

    List<Action> alter(Table before, Table after) {
        List<Action> actions = new ArrayList<>();
        OptionChanges options = OptionChanges.between(before.options(), after.options());
        persistence(before, after).ifPresent(actions::add);
        UserCatalogTables catalogTables = new UserCatalogTables(planning);
        if (catalogTables.isSetApart(before, after)) {
            actions.addAll(catalogTables.around(before, after));
            options = OptionChanges.between(
                    UserCatalogTables.others(before.options()), UserCatalogTables.others(after.options()));
        }
        properties(before, after, options).ifPresent(actions::add);
        actions.addAll(new AttachmentActions(planning).of(before, after));
        indexSettings(before, after, actions);
        type(before, after, actions);
        if (!before.comment().equals(after.comment())) {
            actions.add(Action.of(
                    Phase.REMARKS, Remarks.on(after.reference(), EnvironmentWriter.altered(after), after.comment())));
        }
        return actions;
    }

    private void type(Table before, Table after, List<Action> actions) {
        if (before.ofType().equals(after.ofType())) {
            return;
        }
        ObjectReference reference = after.reference();
        String alter = "ALTER TABLE " + after.name().readable() + " ";
        Unit typed = new Unit(reference, Aspect.TYPED);
        if (before.ofType().isPresent()) {
            actions.add(Action.of(Phase.DROPS, Statements.quick(reference, alter + "NOT OF"))
                    .ending(typed));
        }
        after.ofType()
                .ifPresent(type ->
                        actions.add(Action.of(Phase.TABLE_SETTINGS, Statements.quick(reference, alter + "OF " + type))
                                .needing(AttachmentActions.columns(after))
                                .needing(typeUnits(type))
                                .following(typed)
                                .following(new AttachmentActions(planning).columnsThatGo(after.name()))
                                .beginning(typed)));
    }

    private List<Unit> typeUnits(String type) {
        return planning.to().all(CompositeType.class).stream()
                .filter(composite -> composite.name().readable().equals(type))
                .map(composite -> Unit.of(composite.reference()))
                .toList();
    }

    private Optional<Action> persistence(Table before, Table after) {
        if (before.persistence() == after.persistence()) {
            return Optional.empty();
        }
        ObjectReference reference = after.reference();
        String alter = "ALTER TABLE " + after.name().readable() + " ";
        Hazard rewrite = rewrites(after);
        PlannedStatement statement = after.persistence() == Persistence.UNLOGGED
                ? Statements.slow(
                        reference,
                        alter + "SET UNLOGGED",
                        rewrite,
                        new Hazard(
                                HazardKind.LOSES_DATA,
                                "from now on " + reference.display()
                                        + " is empty after a crash, and replicas never have its rows"))
                : Statements.slow(reference, alter + "SET LOGGED", rewrite);
        return Optional.of(Action.of(Phase.TABLES, statement)
                .beginning(new Unit(reference, Aspect.PERSISTENCE))
                .following(PublicationWriter.naming(planning.from(), before.name()))
                .following(planning.foreignKeysBefore().joining(before.name()).stream()
                        .map(Unit::of)
                        .toList()));
    }

    private static Optional<Action> properties(Table before, Table after, OptionChanges options) {
        ObjectReference reference = after.reference();
        String alter = "ALTER TABLE " + after.name().readable() + " ";
        List<PlannedStatement> statements = new ArrayList<>();
        if (!before.accessMethod().equals(after.accessMethod())) {
            statements.add(Statements.slow(
                    reference,
                    alter + "SET ACCESS METHOD "
                            + after.accessMethod().map(Identifier::readable).orElse("DEFAULT"),
                    rewrites(after)));
        }
        options.reset().ifPresent(reset -> statements.add(Statements.quick(reference, alter + reset)));
        options.set().ifPresent(set -> statements.add(Statements.quick(reference, alter + set)));
        List<String> foreign = DefinedObjectActions.foreignOptions(foreignOptions(before), foreignOptions(after));
        foreign.forEach(change -> statements.add(Statements.quick(
                reference, "ALTER FOREIGN TABLE " + after.name().readable() + " " + change)));
        if (before.rowSecurity().enabled() != after.rowSecurity().enabled()) {
            boolean on = after.rowSecurity().enabled();
            statements.add(Statements.quick(
                    reference,
                    alter + (on ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY",
                    new Hazard(
                            HazardKind.BREAKS_CALLERS,
                            on
                                    ? "from now on roles see only those rows of " + reference.display()
                                            + " that a policy lets them see"
                                    : "from now on policies of " + reference.display() + " hide nothing")));
        }
        if (before.rowSecurity().forced() != after.rowSecurity().forced()) {
            statements.add(Statements.quick(
                    reference, alter + (after.rowSecurity().forced() ? "" : "NO ") + "FORCE ROW LEVEL SECURITY"));
        }
        Action action = Action.of(Phase.TABLES, reference, statements);
        if (!before.accessMethod().equals(after.accessMethod())) {
            action = action.ending(Unit.of(reference)).beginning(Unit.of(reference));
        }
        return statements.isEmpty() ? Optional.empty() : Optional.of(action);
    }

    private void indexSettings(Table before, Table after, List<Action> actions) {
        ObjectReference reference = after.reference();
        String alter = "ALTER TABLE ONLY " + after.name().readable() + " ";
        if (!before.replicaIdentity().equals(after.replicaIdentity())) {
            Optional<Identifier> index = after.replicaIdentity().index();
            String identity = index.map(name -> "USING INDEX " + name.readable())
                    .orElse(
                            after.replicaIdentity().kind() == Table.ReplicaIdentityKind.INDEX
                                    ? "DEFAULT"
                                    : after.replicaIdentity().kind().name());
            actions.add(
                    Action.of(Phase.TABLE_SETTINGS, Statements.quick(reference, alter + "REPLICA IDENTITY " + identity))
                            .needing(index.map(name -> units(after, name)).orElse(List.of())));
        }
        if (!before.clusteredOn().equals(after.clusteredOn())) {
            String cluster = after.clusteredOn()
                    .map(name -> "CLUSTER ON " + name.readable())
                    .orElse("SET WITHOUT CLUSTER");
            actions.add(Action.of(Phase.TABLE_SETTINGS, Statements.quick(reference, alter + cluster))
                    .needing(after.clusteredOn().map(name -> units(after, name)).orElse(List.of())));
        }
    }

    /** An index, by itself or behind a constraint, or the share of one of those that the table is a partition of. */
    private List<Unit> units(Table table, Identifier index) {
        List<Unit> units = new ArrayList<>(TableKeys.ofWholes(planning.to(), planning.wholesAfter(table)));
        units.add(Unit.of(ObjectReference.inSchema(
                ObjectKind.INDEX, new QualifiedName(table.name().schema(), index))));
        units.add(Unit.of(ObjectReference.onRelation(ObjectKind.CONSTRAINT, table.name(), index)));
        return units;
    }

    private static Map<String, String> foreignOptions(Table table) {
        return table.foreign()
                .<Map<String, String>>map(Table.ForeignSource::options)
                .orElse(Map.of());
    }

    private static Hazard rewrites(Table table) {
        return new Hazard(
                HazardKind.REWRITES_TABLE, "writes " + table.reference().display() + " anew while nobody can read it");
    }
}
