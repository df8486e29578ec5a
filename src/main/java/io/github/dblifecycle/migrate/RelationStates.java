package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.LockMode;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what the transaction of a connection sees and holds at a moment, by the numbers of relations. */
final class RelationStates {

    private static final String RELATIONS = SqlResource.text("relations.sql");
    private static final String LOCKS = SqlResource.text("held_locks.sql");

    private final Connection connection;

    RelationStates(Connection connection) {
        this.connection = connection;
    }

    /**
     * A relation at a moment.
     *
     * @param file the number of the file it is kept in; 0 where it has none
     * @param table the number of an index's table; 0 where it is none
     * @param columns each its number and its name, of tables only
     */
    record State(
            Observation.Relation relation,
            boolean hasRows,
            boolean isTable,
            long file,
            long table,
            List<String> columns) {
        State {
            columns = List.copyOf(columns);
        }
    }

    Map<Long, State> all() throws SQLException {
        return read(true, List.of());
    }

    Map<Long, State> of(Collection<Long> numbers) throws SQLException {
        return numbers.isEmpty() ? Map.of() : read(false, numbers);
    }

    private Map<Long, State> read(boolean all, Collection<Long> numbers) throws SQLException {
        Map<Long, State> states = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(RELATIONS)) {
            Array wanted = connection.createArrayOf("int8", numbers.toArray());
            query.setBoolean(1, all);
            query.setArray(2, wanted);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    states.put(row.getLong(1), state(row));
                }
            }
        }
        return states;
    }

    private static State state(ResultSet row) throws SQLException {
        String kind = row.getString(4);
        String[] columns = (String[]) row.getArray(7).getArray();
        return new State(
                new Observation.Relation(
                        word(kind),
                        new QualifiedName(new Identifier(row.getString(2)), new Identifier(row.getString(3)))),
                kind.equals("r") || kind.equals("m"),
                kind.equals("r") || kind.equals("p"),
                row.getLong(5),
                row.getLong(6),
                Arrays.asList(columns));
    }

    /** PostgreSQL, "pg_class", column relkind. */
    private static String word(String kind) {
        return switch (kind) {
            case "r", "p" -> "table";
            case "v" -> "view";
            case "m" -> "materialized view";
            case "i", "I" -> "index";
            case "S" -> "sequence";
            case "f" -> "foreign table";
            default -> throw new IllegalArgumentException("no relation is of kind " + kind);
        };
    }

    /** The modes in which each is locked. */
    Map<Long, Set<LockMode>> locks() throws SQLException {
        Map<Long, Set<LockMode>> locks = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCKS)) {
            while (row.next()) {
                long relation = row.getLong(1);
                LockMode.of(row.getString(2))
                        .ifPresent(mode -> locks.computeIfAbsent(relation, none -> EnumSet.noneOf(LockMode.class))
                                .add(mode));
            }
        }
        return locks;
    }
}
