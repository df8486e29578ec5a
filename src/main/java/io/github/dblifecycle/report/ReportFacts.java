package io.github.dblifecycle.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a report tells in its data, for people: single values, and tables of rows. */
final class ReportFacts {

    /** Shown in forms of their own. */
    private static final Set<String> ELSEWHERE = Set.of("changes", "scripts");

    private static final int MOST_ROWS = 200;
    private static final int MOST_IN_A_CELL = 20;

    private final Map<String, Object> data;

    ReportFacts(Report report) {
        this.data = report.data();
    }

    /** A table of the data. */
    record Rows(String title, List<String> headings, List<List<String>> cells, int left) {}

    /** By their names in words; lists of plain values are joined. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        data.forEach((key, value) -> {
            if (!ELSEWHERE.contains(key) && !isTable(value)) {
                String text = cell(value);
                if (!text.isEmpty()) {
                    values.put(words(key), text);
                }
            }
        });
        return values;
    }

    /** Lists of objects. */
    List<Rows> tables() {
        List<Rows> tables = new ArrayList<>();
        data.forEach((key, value) -> {
            if (!ELSEWHERE.contains(key) && isTable(value)) {
                tables.add(rows(words(key), (Collection<?>) value));
            }
        });
        return tables;
    }

    private static boolean isTable(@Nullable Object value) {
        return value instanceof Collection<?> many
                && !many.isEmpty()
                && many.stream().allMatch(Map.class::isInstance);
    }

    private static Rows rows(String title, Collection<?> many) {
        Set<String> keys = new LinkedHashSet<>();
        List<Map<?, ?>> rows = new ArrayList<>();
        for (Object one : many) {
            Map<?, ?> row = (Map<?, ?>) one;
            rows.add(row);
            row.keySet().forEach(key -> keys.add(key.toString()));
        }
        for (String first : List.of("way", "name", "kind")) {
            if (keys.remove(first)) {
                Set<String> others = new LinkedHashSet<>(keys);
                keys.clear();
                keys.add(first);
                keys.addAll(others);
            }
        }
        return new Rows(
                title,
                keys.stream().map(ReportFacts::words).toList(),
                rows.stream()
                        .limit(MOST_ROWS)
                        .map(row -> keys.stream().map(key -> cell(row.get(key))).toList())
                        .toList(),
                Math.max(0, rows.size() - MOST_ROWS));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> many) {
            String text =
                    many.stream().limit(MOST_IN_A_CELL).map(ReportFacts::cell).collect(Collectors.joining(", "));
            return many.size() > MOST_IN_A_CELL ? text + " and " + (many.size() - MOST_IN_A_CELL) + " more" : text;
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> words(entry.getKey().toString()) + " " + cell(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Boolean known) {
            return known ? "yes" : "no";
        }
        return value.toString();
    }

    /** {@code serverVersion} is {@code server version}. */
    private static String words(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
