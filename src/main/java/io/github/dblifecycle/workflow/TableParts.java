package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Table;
import java.util.List;

/** Tables and columns with some of their parts exchanged. */
final class TableParts {

    private TableParts() {}

    static Table withConstraints(Table table, List<Constraint> constraints) {
        return with(table, table.columns(), constraints);
    }

    static Table with(Table table, List<Column> columns, List<Constraint> constraints) {
        return new Table(
                table.name(),
                table.persistence(),
                table.accessMethod(),
                table.partitionKey(),
                table.partitionOf(),
                table.inherits(),
                table.ofType(),
                table.foreign(),
                table.options(),
                table.rowSecurity(),
                table.replicaIdentity(),
                table.clusteredOn(),
                columns,
                constraints,
                table.comment());
    }

    static Column at(Column column, int position) {
        return column.position() == position
                ? column
                : new Column(
                        column.table(),
                        column.name(),
                        position,
                        column.type(),
                        column.collation(),
                        column.value(),
                        column.notNull(),
                        column.notNullConstraint(),
                        column.local(),
                        column.storage(),
                        column.comment());
    }
}
