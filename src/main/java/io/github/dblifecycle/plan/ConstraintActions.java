package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Constraints of tables that stay. */
final class ConstraintActions {

    private static final int NOT_VALID_ON_PARTITIONED = 18;

    private final Planning planning;

    ConstraintActions(Planning planning) {
        this.planning = planning;
    }

    List<Action> create(Constraint constraint) {
        if (new HandedDown(planning).isInheritedBefore(constraint)) {
            return List.of();
        }
        if (!planning.isInUse(constraint.table())) {
            return List.of(plainly(constraint));
        }
        return switch (constraint.kind()) {
            case PRIMARY_KEY, UNIQUE -> canUseIndex(constraint) ? usingIndex(constraint) : List.of(plainly(constraint));
            case CHECK, FOREIGN_KEY ->
                constraint.validated() && isEnforced(constraint) && mayBeNotValid(constraint)
                        ? inTwoSteps(constraint)
                        : List.of(plainly(constraint));
            case EXCLUSION -> List.of(plainly(constraint));
        };
    }

    List<Action> alter(Constraint before, Constraint after) {
        ObjectReference reference = after.reference();
        List<PlannedStatement> statements = new ArrayList<>();
        String table = "ALTER TABLE " + after.table().readable();
        if (!ConstraintText.deferral(before).equals(ConstraintText.deferral(after))) {
            String deferral = ConstraintText.deferral(after);
            statements.add(Statements.quick(
                    reference,
                    table + " ALTER CONSTRAINT " + after.name().readable()
                            + (deferral.isEmpty() ? " NOT DEFERRABLE" : deferral)));
        }
        if (!before.validated() && after.validated()) {
            statements.add(validate(after));
        }
        statements.addAll(IndexActions.optionChanges(
                reference,
                after.table().schema().readable() + "." + after.name().readable(),
                before.indexOptions(),
                after.indexOptions()));
        if (!before.comment().equals(after.comment())) {
            statements.add(Remarks.on(
                    reference,
                    "CONSTRAINT " + after.name().readable() + " ON "
                            + after.table().readable(),
                    after.comment()));
        }
        if (!before.indexComment().equals(after.indexComment())) {
            statements.add(Remarks.on(
                    reference,
                    "INDEX " + after.table().schema().readable() + "."
                            + after.name().readable(),
                    after.indexComment()));
        }
        return List.of(Action.of(Phase.CONSTRAINTS, reference, statements).beginning(Unit.of(reference)));
    }

    private Action plainly(Constraint constraint) {
        Step step = ConstraintWriter.step(constraint);
        List<PlannedStatement> statements = new ArrayList<>();
        boolean meetsRows = planning.fates().stays(ObjectReference.table(constraint.table()));
        for (String sql : step.statements()) {
            boolean first = statements.isEmpty();
            statements.add(
                    first && meetsRows && constraint.validated()
                            ? Statements.slow(constraint.reference(), sql, ConstraintHazards.ofAdding(constraint))
                            : Statements.quick(constraint.reference(), sql));
        }
        return created(phase(constraint), constraint, statements);
    }

    private Action created(Phase phase, Constraint constraint, List<PlannedStatement> statements) {
        return Action.of(phase, constraint.reference(), statements)
                .beginning(Unit.of(constraint.reference()))
                .needing(columnsReady(constraint))
                .needing(uniqueIndexes(constraint))
                .needing(planning.foreignKeysAfter().persistence(constraint.reference()))
                .following(uniqueIndexesThatGo(constraint))
                .following(keysThatGo(constraint))
                .following(partitionsThatGo(constraint));
    }

    private List<Unit> keysThatGo(Constraint constraint) {
        return constraint.kind() == ConstraintKind.CHECK || constraint.kind() == ConstraintKind.FOREIGN_KEY
                ? List.of()
                : new TableKeys(planning).ofWholes(constraint.table());
    }

    /** While something points at a partitioned table, its partitions, and theirs, cannot be dropped. */
    private List<Unit> partitionsThatGo(Constraint constraint) {
        Set<QualifiedName> joined = planning.foreignKeysAfter().tables(constraint.reference());
        return joined.isEmpty()
                ? List.of()
                : planning.from().tables().stream()
                        .filter(table -> planning.fate(table.reference()).isDropped())
                        .filter(table -> planning.wholesBefore(table).stream().anyMatch(joined::contains))
                        .map(table -> Unit.of(table.reference()))
                        .toList();
    }

    /** A foreign key needs the uniqueness it points at: the server says so only after the fact, if a key replaces another. */
    private List<Unit> uniqueIndexes(Constraint constraint) {
        return constraint.kind() != ConstraintKind.FOREIGN_KEY
                ? List.of()
                : planning.needsAfter(constraint.reference()).stream()
                        .filter(needed -> !needed.equals(constraint.reference()))
                        .map(Unit::of)
                        .toList();
    }

    /** The server takes any unique index of the columns that a foreign key points at, and keeps it as long as the key. */
    private List<Unit> uniqueIndexesThatGo(Constraint constraint) {
        if (constraint.kind() != ConstraintKind.FOREIGN_KEY) {
            return List.of();
        }
        Set<ObjectReference> columns = columns(constraint);
        return planning.from().objects().values().stream()
                .filter(object -> (object instanceof Index index && index.unique()) || isUnique(object))
                .map(CatalogObject::reference)
                .filter(reference -> planning.fate(reference).isDropped())
                .filter(reference -> planning.needsBefore(reference).stream().anyMatch(columns::contains))
                .map(Unit::of)
                .toList();
    }

    private static boolean isUnique(CatalogObject object) {
        return object instanceof Constraint constraint
                && (constraint.kind() == ConstraintKind.UNIQUE || constraint.kind() == ConstraintKind.PRIMARY_KEY);
    }

    private List<Unit> columnsReady(Constraint constraint) {
        Set<ObjectReference> columns = columns(constraint);
        List<Unit> ready = new ArrayList<>(columns.stream().map(Unit::of).toList());
        if (constraint.kind() == ConstraintKind.PRIMARY_KEY) {
            columns.forEach(column -> ready.add(new Unit(column, Aspect.NOT_NULL)));
        }
        return ready;
    }

    private Set<ObjectReference> columns(Constraint constraint) {
        return planning.needsAfter(constraint.reference()).stream()
                .filter(needed ->
                        needed.part().isPresent() && needed.kind() == io.github.dblifecycle.catalog.ObjectKind.COLUMN)
                .collect(Collectors.toSet());
    }

    private List<Action> inTwoSteps(Constraint constraint) {
        ObjectReference reference = constraint.reference();
        Unit prepared = new Unit(reference, Aspect.PREPARED);
        List<PlannedStatement> adding = new ArrayList<>();
        adding.add(Statements.quick(
                reference,
                "ALTER TABLE " + constraint.table().readable() + " ADD " + ConstraintWriter.clause(constraint)
                        + ConstraintText.NOT_VALID));
        constraint
                .comment()
                .ifPresent(text -> adding.add(Remarks.on(
                        reference,
                        "CONSTRAINT " + constraint.name().readable() + " ON "
                                + constraint.table().readable(),
                        Optional.of(text))));
        return List.of(
                Action.of(phase(constraint), reference, adding)
                        .beginning(prepared)
                        .needing(columnsReady(constraint))
                        .needing(needs(reference))
                        .needing(planning.foreignKeysAfter().persistence(reference))
                        .following(Unit.of(reference))
                        .following(uniqueIndexesThatGo(constraint))
                        .following(partitionsThatGo(constraint))
                        .with(Trait.COMMITTED_FIRST),
                Action.of(phase(constraint), validate(constraint))
                        .needing(prepared)
                        .beginning(Unit.of(reference)));
    }

    private List<Unit> needs(ObjectReference reference) {
        return planning.needsAfter(reference).stream().map(Unit::of).toList();
    }

    private static PlannedStatement validate(Constraint constraint) {
        return Statements.slow(
                constraint.reference(),
                "ALTER TABLE " + constraint.table().readable() + " VALIDATE CONSTRAINT "
                        + constraint.name().readable(),
                ConstraintHazards.failsOnData(constraint));
    }

    private List<Action> usingIndex(Constraint constraint) {
        ObjectReference reference = constraint.reference();
        Unit prepared = new Unit(reference, Aspect.PREPARED);
        String name = constraint.name().readable();
        String kind = constraint.kind() == ConstraintKind.PRIMARY_KEY ? "PRIMARY KEY" : "UNIQUE";
        String keys = ConstraintText.withoutDeferral(constraint)
                .substring(kind.length())
                .strip();
        String distinct = "NULLS NOT DISTINCT ";
        boolean notDistinct = keys.startsWith(distinct);
        String index = "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON "
                + constraint.table().readable() + " "
                + (notDistinct ? keys.substring(distinct.length()) + " NULLS NOT DISTINCT" : keys)
                + SqlText.with(constraint.indexOptions());
        List<PlannedStatement> adding = new ArrayList<>();
        adding.add(Statements.quick(
                reference,
                "ALTER TABLE " + constraint.table().readable() + " ADD CONSTRAINT " + name + " " + kind
                        + " USING INDEX " + name + ConstraintText.deferral(constraint)));
        constraint
                .comment()
                .ifPresent(text -> adding.add(Remarks.on(
                        reference,
                        "CONSTRAINT " + name + " ON " + constraint.table().readable(),
                        Optional.of(text))));
        constraint
                .indexComment()
                .ifPresent(text -> adding.add(Remarks.on(
                        reference, "INDEX " + constraint.table().schema().readable() + "." + name, Optional.of(text))));
        return List.of(
                Action.of(
                                Phase.INDEXES,
                                Statements.concurrent(reference, index, ConstraintHazards.failsOnData(constraint)))
                        .beginning(prepared)
                        .needing(columnsReady(constraint).stream()
                                .filter(unit -> unit.aspect() == Aspect.WHOLE)
                                .toList())
                        .needing(needs(reference))
                        .following(Unit.of(reference))
                        .following(new TableKeys(planning).namesakes(constraint))
                        .following(new TableKeys(planning).ofWholes(constraint.table()))
                        .with(Trait.CONCURRENT),
                Action.of(Phase.CONSTRAINTS, reference, adding)
                        .needing(prepared)
                        .needing(columnsReady(constraint))
                        .following(new TableKeys(planning).otherPrimaryKey(constraint))
                        .beginning(Unit.of(reference)));
    }

    private boolean canUseIndex(Constraint constraint) {
        return !isPartitioned(constraint) && !constraint.definition().contains(" WITHOUT OVERLAPS");
    }

    private boolean mayBeNotValid(Constraint constraint) {
        return constraint.kind() == ConstraintKind.CHECK
                || planning.major() >= NOT_VALID_ON_PARTITIONED
                || !isPartitioned(constraint);
    }

    private static boolean isEnforced(Constraint constraint) {
        return !constraint.definition().endsWith(" NOT ENFORCED");
    }

    private boolean isPartitioned(Constraint constraint) {
        return planning.to()
                .table(constraint.table())
                .flatMap(Table::partitionKey)
                .isPresent();
    }

    private static Phase phase(Constraint constraint) {
        return constraint.kind() == ConstraintKind.FOREIGN_KEY ? Phase.FOREIGN_KEYS : Phase.CONSTRAINTS;
    }
}
