package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the tables of a database hold, and where its sequences stand.
 *
 * @param tables each table's rows, a row being the text of each of its columns
 * @param sequences by their name
 */
record CorpusRows(SortedMap<String, List<Map<String, String>>> tables, SortedMap<String, String> sequences) {

    private static final String NULL = "<null>";

    private static final String SEQUENCES = """
            select n.nspname || '.' || c.relname, format('%I.%I', n.nspname, c.relname)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
            order by 1
            """;

    /** Foreign tables hold nothing, and neither can what they are partitions of be read where nobody answers. */
    private static final String READABLE = """
            select n.nspname || '.' || c.relname
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' or c.relkind = 'p'
                and not exists (select from pg_catalog.pg_class f where f.relkind = 'f')
            """;

    static CorpusRows of(Connection connection, Catalog catalog) throws SQLException {
        SortedMap<String, List<Map<String, String>>> tables = new TreeMap<>();
        SortedMap<String, String> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            Set<String> readable = new TreeSet<>();
            try (ResultSet found = statement.executeQuery(READABLE)) {
                while (found.next()) {
                    readable.add(found.getString(1));
                }
            }
            for (Table table : catalog.tables()) {
                if (readable.contains(name(table))) {
                    tables.put(name(table), rows(table, statement));
                }
            }
            SortedMap<String, String> queries = new TreeMap<>();
            try (ResultSet found = statement.executeQuery(SEQUENCES)) {
                while (found.next()) {
                    queries.put(found.getString(1), "select last_value || ' ' || is_called from " + found.getString(2));
                }
            }
            for (Map.Entry<String, String> query : queries.entrySet()) {
                try (ResultSet row = statement.executeQuery(query.getValue())) {
                    row.next();
                    sequences.put(query.getKey(), row.getString(1));
                }
            }
        }
        return new CorpusRows(tables, sequences);
    }

    /**
     * What is not there any more, or not as it was.
     *
     * @param lost what may be: tables, columns and sequences; each of them must be
     */
    Optional<CorpusFailure> notIn(CorpusRows after, Set<String> lost) {
        Set<String> missed = new TreeSet<>();
        tables.forEach((table, rows) -> missed.addAll(missing(table, rows, after.tables.get(table))));
        sequences.forEach((sequence, value) -> {
            String now = after.sequences.get(sequence);
            boolean wasUsed = value.endsWith("true");
            if (wasUsed && (now == null ? isFree(sequence, after) : !now.equals(value))) {
                missed.add(sequence);
            }
        });
        Set<String> unexpected = new TreeSet<>(missed);
        unexpected.removeIf(one -> lost.contains(one) || lost.contains(one.substring(0, one.lastIndexOf('.'))));
        Set<String> kept = new TreeSet<>(lost);
        kept.removeIf(one -> missed.stream().anyMatch(gone -> gone.equals(one) || gone.startsWith(one + ".")));
        if (unexpected.isEmpty() && kept.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(CorpusFailure.of(
                CorpusFailure.Step.ROWS, "lost or changed " + unexpected + ", said to be lost and are not " + kept));
    }

    /** A sequence that goes with its table is told with that. */
    private boolean isFree(String sequence, CorpusRows after) {
        return tables.keySet().stream()
                .filter(table -> !after.tables.containsKey(table))
                .noneMatch(table -> sequence.startsWith(table + "_"));
    }

    private static Set<String> missing(
            String table,
            List<Map<String, String>> before,
            @org.jspecify.annotations.Nullable List<Map<String, String>> after) {
        if (before.isEmpty()) {
            return Set.of();
        }
        if (after == null || after.size() != before.size()) {
            return Set.of(table);
        }
        Set<String> columns = before.get(0).keySet();
        Set<String> differing = columns.stream()
                .filter(column -> !values(before, column).equals(values(after, column)))
                .map(column -> table + "." + column)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> same = columns.stream()
                .filter(column -> !differing.contains(table + "." + column))
                .collect(Collectors.toCollection(TreeSet::new));
        return differing.isEmpty() && !projected(before, same).equals(projected(after, same))
                ? Set.of(table)
                : differing;
    }

    private static List<String> values(List<Map<String, String>> rows, String column) {
        return projected(rows, Set.of(column)).stream()
                .filter(value -> !value.equals(List.of(NULL)))
                .map(value -> value.get(0))
                .toList();
    }

    private static List<List<String>> projected(List<Map<String, String>> rows, Set<String> columns) {
        return rows.stream()
                .map(row -> columns.stream()
                        .sorted()
                        .map(column -> row.getOrDefault(column, NULL))
                        .toList())
                .sorted(java.util.Comparator.comparing(String::valueOf))
                .toList();
    }

    private static String name(Table table) {
        return table.name().schema().value() + "." + table.name().name().value();
    }

    private static List<Map<String, String>> rows(Table table, Statement statement) throws SQLException {
        List<Column> columns = table.columns();
        String list = columns.stream()
                .map(column -> column.name().quoted() + "::text")
                .collect(Collectors.joining(", "));
        String only = table.partitionKey().isPresent() ? "" : "only ";
        List<Map<String, String>> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(
                "select " + list + " from " + only + table.name().quoted())) {
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    String value = found.getString(i);
                    values.add(value == null ? NULL : value);
                }
                rows.add(IntStream.range(0, columns.size())
                        .boxed()
                        .collect(Collectors.toMap(i -> columns.get(i).name().value(), values::get)));
            }
        }
        return rows;
    }
}
