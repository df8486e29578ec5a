package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What has the wanted definition to the letter and reads other columns all the same: {@code FROM visits() v (id, doctor)}
 * tells columns by their place (PostgreSQL, "Table Expressions", table and column aliases), and a table that got a
 * column has it last, wherever it is declared.
 */
final class MisreadColumns {

    private static final Set<ObjectKind> READERS = EnumSet.of(
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.RULE,
            ObjectKind.POLICY);

    private MisreadColumns() {}

    /**
     * Names the first of what reads others, with what it reads and what it should; empty where all is well.
     *
     * @param asked whether it matters what an object reads
     */
    static Optional<String> among(Catalog made, Catalog wanted, Predicate<ObjectReference> asked) {
        SortedMap<ObjectReference, SortedSet<ObjectReference>> reads = columns(made);
        for (Map.Entry<ObjectReference, SortedSet<ObjectReference>> reader :
                columns(wanted).entrySet()) {
            SortedSet<ObjectReference> read = reads.getOrDefault(reader.getKey(), new TreeSet<>());
            if (!read.equals(reader.getValue()) && asked.test(reader.getKey())) {
                return Optional.of(reader.getKey().display() + " would read " + rest(read, reader.getValue())
                        + " where it is to read " + rest(reader.getValue(), read)
                        + ", because it tells columns by their place, and a column that is added stands last:"
                        + " declare new columns behind the others");
            }
        }
        return Optional.empty();
    }

    private static SortedMap<ObjectReference, SortedSet<ObjectReference>> columns(Catalog catalog) {
        SortedMap<ObjectReference, SortedSet<ObjectReference>> columns = new TreeMap<>();
        for (Dependency dependency : catalog.dependencies()) {
            if (READERS.contains(dependency.dependent().kind())
                    && dependency.on().kind() == ObjectKind.COLUMN) {
                columns.computeIfAbsent(dependency.dependent(), none -> new TreeSet<>())
                        .add(dependency.on());
            }
        }
        return columns;
    }

    private static String rest(SortedSet<ObjectReference> columns, SortedSet<ObjectReference> others) {
        String rest = columns.stream()
                .filter(column -> !others.contains(column))
                .map(ObjectReference::display)
                .collect(Collectors.joining(" and "));
        return rest.isEmpty() ? "none" : rest;
    }
}
