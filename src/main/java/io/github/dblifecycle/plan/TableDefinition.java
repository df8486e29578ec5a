package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Persistence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CREATE TABLE, and what must follow at once.
 *
 * <p>A partition gets its columns from its parent. One that was attached may have them in an order of its own, or a
 * generation expression: it is created by itself, then attached.
 */
final class TableDefinition {

    private static final String USUAL_ACCESS_METHOD = "heap";

    private final Table table;
    private final Catalog catalog;
    private final Set<ObjectReference> detached;
    private final List<Constraint> constraints;
    private final InheritedColumns inherited;

    /** @param constraints those that stand in CREATE TABLE */
    TableDefinition(Table table, Catalog catalog, Set<ObjectReference> detached, List<Constraint> constraints) {
        this.table = table;
        this.catalog = catalog;
        this.detached = detached;
        this.constraints = constraints;
        this.inherited = InheritedColumns.of(table, catalog, detached);
    }

    List<String> statements() {
        boolean attached = table.partitionOf().isPresent() && !followsParent();
        List<String> statements = new ArrayList<>();
        statements.add(attached ? createForAttaching() : create());
        for (Column column : table.columns()) {
            Column before = attached || isListed(column)
                    ? listed(column, attached)
                    : inherited.column(column.name()).orElse(column);
            statements.addAll(ColumnWriter.alterations(before, told(column, attached)));
        }
        if (attached) {
            table.partitionOf()
                    .ifPresent(partition -> statements.add("ALTER TABLE ONLY "
                            + partition.parent().readable() + " ATTACH PARTITION "
                            + table.name().readable() + " " + partition.bound()));
        }
        return statements;
    }

    private String create() {
        StringBuilder create = beginning();
        List<String> clauses = Stream.concat(
                        inherited
                                .inOrder(table.columns().stream()
                                        .filter(this::isListed)
                                        .toList())
                                .stream()
                                .map(column -> ColumnWriter.clause(column, ownValue(column))),
                        constraints.stream().map(ConstraintWriter::clause))
                .toList();
        table.ofType().ifPresent(type -> create.append(" OF ").append(type));
        table.partitionOf().ifPresent(partition -> create.append(" PARTITION OF ")
                .append(partition.parent().readable()));
        boolean mayHaveNone = table.ofType().isPresent() || table.partitionOf().isPresent();
        if (!clauses.isEmpty() || !mayHaveNone) {
            create.append(' ').append(SqlText.lines(clauses));
        }
        table.partitionOf().ifPresent(partition -> create.append(' ').append(partition.bound()));
        if (!table.inherits().isEmpty()) {
            create.append(table.inherits().stream()
                    .map(QualifiedName::readable)
                    .collect(Collectors.joining(", ", " INHERITS (", ")")));
        }
        return end(create);
    }

    private String createForAttaching() {
        List<String> clauses = new ArrayList<>();
        table.columns()
                .forEach(column -> clauses.add(
                        ColumnWriter.clause(column, listed(column, true).value())));
        constraints.forEach(constraint -> clauses.add(ConstraintWriter.clause(constraint)));
        Set<Identifier> own = constraints.stream().map(Constraint::name).collect(Collectors.toSet());
        inheritedChecks(table)
                .filter(check -> !own.contains(check.name()))
                .forEach(check -> clauses.add(ConstraintWriter.clause(check)));
        return end(beginning().append(' ').append(SqlText.lines(clauses)));
    }

    private StringBuilder beginning() {
        String unlogged = table.persistence() == Persistence.UNLOGGED ? "UNLOGGED " : "";
        String foreign = table.foreign().isPresent() ? "FOREIGN " : "";
        return new StringBuilder(
                "CREATE " + foreign + unlogged + "TABLE " + table.name().readable());
    }

    private String end(StringBuilder create) {
        table.foreign().ifPresent(source -> create.append("\n    SERVER ")
                .append(source.server().readable())
                .append(SqlText.foreignOptions(source.options())));
        table.partitionKey().ifPresent(key -> create.append(" PARTITION BY ").append(key));
        table.accessMethod()
                .filter(method -> !method.value().equals(USUAL_ACCESS_METHOD))
                .ifPresent(method -> create.append(" USING ").append(method.readable()));
        return create.append(SqlText.with(table.options())).toString();
    }

    private Stream<Constraint> inheritedChecks(Table child) {
        return child.parents().stream()
                .flatMap(parent -> catalog.table(parent).stream())
                .flatMap(parent -> Stream.concat(
                        parent.constraints().stream()
                                .filter(check -> check.kind() == ConstraintKind.CHECK
                                        && !check.noInherit()
                                        && check.validated()
                                        && !detached.contains(check.reference())),
                        inheritedChecks(parent)));
    }

    /** Whether the parent's columns are this one's, with nothing that cannot be altered. */
    private boolean followsParent() {
        List<Identifier> own = table.columns().stream().map(Column::name).toList();
        return own.equals(List.copyOf(inherited.columns().keySet()))
                && table.columns().stream().allMatch(column -> inherited
                        .column(column.name())
                        .map(parent -> isGenerated(column) == isGenerated(parent)
                                && (!isGenerated(column) || column.value().equals(parent.value())))
                        .orElse(false));
    }

    private static boolean isGenerated(Column column) {
        return column.value().filter(ColumnValue.Generated.class::isInstance).isPresent();
    }

    /** Whether the column is named in CREATE TABLE and does not simply come from elsewhere. */
    private boolean isListed(Column column) {
        if (inherited.column(column.name()).isEmpty()) {
            return true;
        }
        boolean child = table.partitionOf().isEmpty() && table.ofType().isEmpty();
        boolean otherExpression = isGenerated(column)
                && !inherited.column(column.name()).flatMap(Column::value).equals(column.value());
        return child && (column.local() || otherExpression);
    }

    /** How it is generated, a column has from its parents alone until 15, even where it says the same itself. */
    private Optional<ColumnValue> ownValue(Column column) {
        boolean comesFromParent = isGenerated(column)
                && inherited.column(column.name()).flatMap(Column::value).equals(column.value());
        return comesFromParent ? Optional.empty() : value(column);
    }

    private Optional<ColumnValue> value(Column column) {
        return detached.contains(column.reference()) ? Optional.empty() : column.value();
    }

    /** A listed column right after CREATE TABLE: what it does not say itself it has from the parents. */
    private Column listed(Column column, boolean attached) {
        Optional<ColumnValue> parents = inherited.column(column.name()).flatMap(Column::value);
        if (attached) {
            boolean identityOfParent = parents.isPresent()
                    && parents.equals(column.value())
                    && parents.get() instanceof ColumnValue.Identity;
            return ColumnWriter.created(column, identityOfParent ? Optional.empty() : value(column));
        }
        return ColumnWriter.created(column, value(column).or(() -> parents));
    }

    /** The column as it is to be before detached defaults are added. */
    private Column told(Column column, boolean attached) {
        Optional<ColumnValue> value = attached ? listed(column, true).value() : value(column);
        return column.withValue(value);
    }
}
