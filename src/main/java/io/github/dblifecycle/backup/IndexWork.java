package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/**
 * Statements one behind the other that make indexes, with primary keys and the like, of tables that have nothing to do with
 * one another: each needs a lock of its table alone, so several tables can get theirs at the same time.
 */
final class IndexWork {

    private final Queue<Group> waiting;
    private final ConcurrentSkipListMap<Integer, RuntimeException> failures = new ConcurrentSkipListMap<>();

    private IndexWork(List<Group> groups) {
        this.waiting = new ConcurrentLinkedQueue<>(groups);
    }

    /** Statements for one table, in their order. */
    private record Group(long bytes, List<Numbered> statements) {}

    /** @param number its place in the file */
    private record Numbered(int number, String text) {}

    /**
     * How many statements at the beginning are such.
     *
     * @param statements written by db:backup, which puts a name on one line, and one space between two words
     */
    static int leading(List<Statement> statements) {
        int count = 0;
        while (count < statements.size() && table(statements.get(count)).isPresent()) {
            count++;
        }
        return count;
    }

    /** The table of a statement that makes an index. */
    static Optional<String> table(Statement statement) {
        boolean unique = statement.startsWith("create", "unique", "index");
        boolean index = unique || statement.startsWith("create", "index");
        if (!index && !statement.startsWith("alter", "table")) {
            return Optional.empty();
        }
        List<String> words = words(statement.text());
        if (index) {
            int on = unique ? 4 : 3;
            return words.size() > on + 1
                            && words.get(on).equals("ON")
                            && !words.get(on + 1).equals("ONLY")
                    ? Optional.of(words.get(on + 1))
                    : Optional.empty();
        }
        boolean constraint = words.size() > 6
                && words.subList(0, 2).equals(List.of("ALTER", "TABLE"))
                && words.subList(3, 5).equals(List.of("ADD", "CONSTRAINT"))
                && (words.get(6).equals("PRIMARY") || words.get(6).equals("UNIQUE"))
                && !words.contains("USING");
        return constraint ? Optional.of(words.get(2)) : Optional.empty();
    }

    /** What stands between spaces; a quoted name is one word. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            quoted ^= one == '"';
            if (one == ' ' && !quoted) {
                words.add(text.substring(start, i));
                start = i + 1;
            }
        }
        words.add(text.substring(start));
        return words;
    }

    /**
     * Puts them together by their tables, the largest first.
     *
     * @param first the number of the first of them
     * @return empty where a table is part of another, or another of it: then order matters
     */
    static Optional<IndexWork> of(List<Statement> statements, int first, Connection connection) throws SQLException {
        Map<String, List<Numbered>> byTable = new LinkedHashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            byTable.computeIfAbsent(table(statement).orElseThrow(), name -> new ArrayList<>())
                    .add(new Numbered(first + i, statement.text()));
        }
        List<Group> groups = new ArrayList<>();
        try (PreparedStatement size = connection.prepareStatement(SqlResource.text("restored_alone.sql"))) {
            for (Map.Entry<String, List<Numbered>> table : byTable.entrySet()) {
                size.setString(1, table.getKey());
                try (ResultSet row = size.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    groups.add(new Group(row.getLong(1), table.getValue()));
                }
            }
        }
        groups.sort(Comparator.comparingLong(Group::bytes).reversed());
        return Optional.of(new IndexWork(groups));
    }

    /** Does what nobody else does yet, and what stands before a statement that failed, so that always the same one is told. */
    void on(Connection connection, BiConsumer<Connection, String> execute) throws SQLException {
        for (Group group = waiting.poll(); group != null; group = waiting.poll()) {
            for (Numbered one : group.statements()) {
                Map.Entry<Integer, RuntimeException> failed = failures.firstEntry();
                if (failed != null && failed.getKey() < one.number()) {
                    break;
                }
                try {
                    execute.accept(connection, one.text());
                    connection.commit();
                } catch (BackupException e) {
                    failures.put(one.number(), e);
                    connection.rollback();
                    break;
                }
            }
        }
    }

    /** @throws BackupException of the first statement that failed */
    void requireDone() {
        Map.Entry<Integer, RuntimeException> failed = failures.firstEntry();
        if (failed != null) {
            throw failed.getValue();
        }
    }
}
