package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables with their columns, and with those constraints that can be told in CREATE TABLE. */
final class TableWriter {

    private static final Set<ObjectKind> KINDS_OF_TYPES = Set.of(
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.RANGE,
            ObjectKind.TABLE,
            ObjectKind.COLLATION,
            ObjectKind.EXTENSION);

    private final Catalog catalog;
    private final Set<ObjectReference> detached;
    private final Map<QualifiedName, List<Sequence>> ownedSequences = new HashMap<>();

    /** @param detached columns whose default, and constraints that, cannot be told in CREATE TABLE */
    TableWriter(Catalog catalog, Set<ObjectReference> detached) {
        this.catalog = catalog;
        this.detached = Set.copyOf(detached);
        for (Sequence sequence : catalog.all(Sequence.class)) {
            sequence.ownedBy().ifPresent(column -> ownedSequences
                    .computeIfAbsent(column.qualifiedName(), none -> new ArrayList<>())
                    .add(sequence));
        }
    }

    List<Step> steps(Table table) {
        List<Step> steps = new ArrayList<>();
        steps.add(create(table));
        for (Column column : table.columns()) {
            if (detached.contains(column.reference())) {
                steps.add(Step.of(
                        Section.DEFAULTS,
                        column.reference(),
                        List.of(table.reference()),
                        ColumnWriter.alterations(ColumnWriter.created(column, Optional.empty()), withoutRest(column))));
            }
        }
        table.constraints().stream()
                .filter(constraint -> !inline(table, constraint))
                .map(constraint -> behindPartitions(constraint, ConstraintWriter.step(constraint)))
                .forEach(steps::add);
        TableSettings.step(table).ifPresent(steps::add);
        return steps;
    }

    /** A partition that comes later would get the key too. */
    private Step behindPartitions(Constraint constraint, Step step) {
        if (!constraint.isIncomplete()) {
            return step;
        }
        Set<ObjectReference> needs = new HashSet<>(step.needs());
        catalog.tables().stream()
                .filter(table -> table.parents().contains(constraint.table()))
                .forEach(partition -> needs.add(partition.reference()));
        return new Step(step.section(), step.about(), step.makes(), needs, step.statements());
    }

    private Step create(Table table) {
        TableDefinition definition = new TableDefinition(
                table,
                catalog,
                detached,
                table.constraints().stream()
                        .filter(constraint -> inline(table, constraint))
                        .toList());
        List<String> made = new ArrayList<>(definition.statements());
        made.addAll(TableSettings.rowSecurity(table));
        Set<ObjectReference> needs = new HashSet<>();
        ownedSequences.getOrDefault(table.name(), List.of()).forEach(sequence -> sequence.ownedBy()
                .ifPresent(column -> {
                    needs.add(sequence.reference());
                    made.add(SequenceWriter.ownership(sequence, column));
                }));
        table.foreign().ifPresent(source -> needs.add(ObjectReference.inDatabase(ObjectKind.SERVER, source.server())));
        table.parents().forEach(parent -> needs.add(ObjectReference.table(parent)));
        table.columns().stream()
                .map(Column::reference)
                .filter(detached::contains)
                .forEach(column -> needs.addAll(types(column)));
        return new Step(Section.TABLES, table.reference(), makes(table), needs, comments(table, made));
    }

    private List<String> comments(Table table, List<String> made) {
        Comments statements = new Comments(made)
                .add(
                        (table.foreign().isPresent() ? "FOREIGN TABLE " : "TABLE ")
                                + table.name().readable(),
                        table.comment());
        table.columns().forEach(column -> {
            statements.addColumn(table.name(), column.name(), column.comment());
            column.notNullConstraint()
                    .ifPresent(constraint -> statements.add(
                            "CONSTRAINT "
                                    + constraint
                                            .name()
                                            .map(Identifier::readable)
                                            .orElse("") + " ON " + table.name().readable(),
                            constraint.comment()));
        });
        table.constraints().stream()
                .filter(constraint -> inline(table, constraint))
                .forEach(constraint -> ConstraintWriter.comment(constraint, statements));
        return statements.statements();
    }

    private Set<ObjectReference> makes(Table table) {
        Set<ObjectReference> makes = new HashSet<>();
        makes.add(table.reference());
        table.columns().forEach(column -> makes.add(column.reference()));
        table.constraints().stream()
                .filter(constraint -> inline(table, constraint))
                .forEach(constraint -> makes.add(constraint.reference()));
        makes.removeAll(detached);
        return makes;
    }

    private Collection<ObjectReference> types(ObjectReference column) {
        return catalog.dependencies().stream()
                .filter(dependency -> dependency.dependent().equals(column))
                .map(Dependency::on)
                .filter(on -> KINDS_OF_TYPES.contains(on.kind()))
                .toList();
    }

    /**
     * CREATE TABLE takes every check for valid, there being no rows, and makes one constraint of two that demand the same
     * uniqueness.
     */
    private boolean inline(Table table, Constraint constraint) {
        return constraint.kind() != ConstraintKind.FOREIGN_KEY
                && constraint.validated()
                && !detached.contains(constraint.reference())
                && table.constraints().stream().noneMatch(other -> goesBefore(other, constraint));
    }

    private static boolean goesBefore(Constraint other, Constraint constraint) {
        if (constraint.kind() != ConstraintKind.UNIQUE || other.equals(constraint)) {
            return false;
        }
        boolean first = other.kind() == ConstraintKind.PRIMARY_KEY
                || (other.kind() == ConstraintKind.UNIQUE && other.name().compareTo(constraint.name()) < 0);
        return first && keys(other).equals(keys(constraint));
    }

    /** What follows PRIMARY KEY or UNIQUE. */
    private static String keys(Constraint constraint) {
        return constraint.definition().substring(constraint.definition().indexOf('('));
    }

    private static Column withoutRest(Column column) {
        return ColumnWriter.created(column, column.value().filter(ColumnValue.Default.class::isInstance));
    }
}
