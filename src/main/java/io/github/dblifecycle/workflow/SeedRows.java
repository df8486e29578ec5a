package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes up a few rows in tables of a scratch database. The row of a number holds that number, or what a type makes of it,
 * in every column: so that a foreign key finds its row.
 */
final class SeedRows {

    private static final int ROWS = 3;

    private final Connection connection;
    private final Catalog catalog;
    private final SeedValues values;
    private final Map<QualifiedName, String> refusals = new TreeMap<>();

    private SeedRows(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
        this.values = new SeedValues(catalog);
    }

    /**
     * Fills tables and those they refer to.
     *
     * @param connection in auto-commit mode
     * @return why a table stayed empty; nothing for one that has rows
     */
    static Map<QualifiedName, String> fill(Connection connection, Catalog catalog, Collection<QualifiedName> wanted)
            throws SQLException {
        SeedRows seeds = new SeedRows(connection, catalog);
        Set<QualifiedName> open = seeds.withReferenced(wanted);
        boolean progress = true;
        while (progress && !open.isEmpty()) {
            Set<QualifiedName> filled = new TreeSet<>();
            for (QualifiedName table : open) {
                if (seeds.fill(catalog.table(table).orElseThrow())) {
                    filled.add(table);
                }
            }
            progress = open.removeAll(filled);
        }
        Map<QualifiedName, String> empty = new TreeMap<>();
        open.forEach(table -> empty.put(table, seeds.refusals.getOrDefault(table, "no row could be made up")));
        return empty;
    }

    private Set<QualifiedName> withReferenced(Collection<QualifiedName> wanted) {
        Set<QualifiedName> all = new TreeSet<>();
        wanted.stream().filter(name -> catalog.table(name).isPresent()).forEach(all::add);
        boolean grown = true;
        while (grown) {
            Set<QualifiedName> referenced = catalog.dependencies().stream()
                    .filter(dependency -> dependency.dependent().kind() == ObjectKind.CONSTRAINT
                            && dependency.on().kind() == ObjectKind.CONSTRAINT)
                    .filter(dependency -> all.contains(dependency.dependent().qualifiedName()))
                    .map(Dependency::on)
                    .map(constraint -> constraint.qualifiedName())
                    .collect(Collectors.toSet());
            grown = all.addAll(referenced);
        }
        return all;
    }

    private boolean fill(Table table) throws SQLException {
        int inserted = 0;
        for (int row = 1; row <= ROWS; row++) {
            int number = row;
            List<Column> every = table.columns().stream()
                    .filter(column -> column.value()
                            .filter(ColumnValue.Generated.class::isInstance)
                            .isEmpty())
                    .filter(column -> values.of(column.type(), number).isPresent())
                    .toList();
            List<Column> needed = every.stream()
                    .filter(column -> column.notNull() != Column.NotNull.NULLABLE
                            && column.value().isEmpty())
                    .toList();
            if (insert(table, every, row) || insert(table, needed, row)) {
                inserted++;
            }
        }
        return inserted > 0;
    }

    private boolean insert(Table table, List<Column> columns, int row) throws SQLException {
        String names = columns.stream().map(column -> column.name().quoted()).collect(Collectors.joining(", "));
        String literals = columns.stream()
                .map(column -> values.of(column.type(), row).orElse("NULL"))
                .collect(Collectors.joining(", "));
        String sql = "INSERT INTO " + table.name().quoted()
                + (columns.isEmpty()
                        ? " DEFAULT VALUES"
                        : " (" + names + ") OVERRIDING SYSTEM VALUE VALUES (" + literals + ")");
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            var error = io.github.dblifecycle.sql.SqlError.of(e);
            if (error.connectionFailed()) {
                throw e;
            }
            refusals.put(table.name(), error.message());
            return false;
        }
    }

    /** A text that tells all rows of a table by the values of some columns. */
    static Optional<String> content(Connection connection, QualifiedName table, List<Column> columns)
            throws SQLException {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.name().quoted()));
        String row = names.isEmpty() ? "''" : "ROW(" + String.join(", ", names) + ")::pg_catalog.text";
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_catalog.string_agg(content, E'\\n' ORDER BY content) FROM"
                        + " (SELECT " + row + " AS content FROM " + table.quoted() + ") AS every")) {
            rows.next();
            return Optional.ofNullable(rows.getString(1));
        }
    }
}
