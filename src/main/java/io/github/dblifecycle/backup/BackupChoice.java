package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;

/**
 * Which part of a database a backup holds. What is excluded wins over what is included.
 *
 * @param schemas only these; empty for all
 * @param excludedSchemas none of these
 * @param tables only these; empty for all
 * @param excludedTables none of these
 * @param excludedRows tables that come without rows
 */
public record BackupChoice(
        List<TablePattern> schemas,
        List<TablePattern> excludedSchemas,
        List<TablePattern> tables,
        List<TablePattern> excludedTables,
        List<TablePattern> excludedRows) {

    /** The whole database. */
    public static final BackupChoice ALL = new BackupChoice(List.of(), List.of(), List.of(), List.of(), List.of());

    public BackupChoice {
        schemas = List.copyOf(schemas);
        excludedSchemas = List.copyOf(excludedSchemas);
        tables = List.copyOf(tables);
        excludedTables = List.copyOf(excludedTables);
        excludedRows = List.copyOf(excludedRows);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    public boolean holdsSchema(String schema) {
        return (schemas.isEmpty() || schemas.stream().anyMatch(one -> one.matchesSchema(schema)))
                && excludedSchemas.stream().noneMatch(one -> one.matchesSchema(schema));
    }

    public boolean holdsTable(QualifiedName table) {
        return holdsSchema(table.schema().value())
                && (tables.isEmpty() || tables.stream().anyMatch(one -> one.matches(table)))
                && excludedTables.stream().noneMatch(one -> one.matches(table));
    }

    public boolean holdsRows(QualifiedName table) {
        return holdsTable(table) && excludedRows.stream().noneMatch(one -> one.matches(table));
    }
}
