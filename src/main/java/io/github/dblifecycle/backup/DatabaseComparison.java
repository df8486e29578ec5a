package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * What a database holds that an earlier copy of it does not: rows by the hashes of the lines that COPY prints, of the columns
 * that both have; columns that only the database has by their values.
 */
public final class DatabaseComparison {

    private final BackupSnapshot then;
    private final BackupSnapshot now;

    /**
     * Compares; nothing is written.
     *
     * @param then the copy
     * @param now the database
     */
    public DatabaseComparison(BackupSnapshot then, BackupSnapshot now) {
        this.then = then;
        this.now = now;
    }

    /**
     * What would be lost.
     *
     * @param tables that only the database has, with their rows, sorted
     * @param columns that only the database has in a table of both, with how many rows have a value, sorted
     * @param rows of tables of both
     */
    public record Result(Map<String, Long> tables, Map<String, Long> columns, List<RowComparison.Difference> rows) {

        public Result {
            rows = List.copyOf(rows);
        }
    }

    /** @param wanted whether the rows of a table are anybody's data */
    public Result run(Predicate<QualifiedName> wanted) throws SQLException {
        Map<QualifiedName, Relation> earlier = tables(then, wanted);
        Map<String, Long> tables = new TreeMap<>();
        Map<String, Long> columns = new TreeMap<>();
        List<RowComparison.Difference> rows = new ArrayList<>();
        for (Relation relation : tables(now, wanted).values()) {
            Relation before = earlier.remove(relation.name());
            String table = relation.name().display();
            if (before == null) {
                tables.put(table, count(now, relation, "*"));
                continue;
            }
            for (Identifier column : relation.columns()) {
                if (!before.columns().contains(column)) {
                    columns.put(table + "." + column.display(), count(now, relation, column.quoted()));
                }
            }
            rows.add(compare(before, relation));
        }
        for (Relation gone : earlier.values()) {
            long all = count(then, gone, "*");
            rows.add(new RowComparison.Difference(gone.name().display(), 0, all, all, ""));
        }
        return new Result(tables, columns, rows);
    }

    private static Map<QualifiedName, Relation> tables(BackupSnapshot side, Predicate<QualifiedName> wanted) {
        return side.relations().stream()
                .filter(relation -> !relation.partitioned() && wanted.test(relation.name()))
                .collect(Collectors.toMap(Relation::name, relation -> relation, (one, same) -> one, TreeMap::new));
    }

    private static long count(BackupSnapshot side, Relation relation, String what) throws SQLException {
        try (Statement statement = side.leader().createStatement();
                ResultSet row = statement.executeQuery("SELECT count(" + what + ")" + from(relation))) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String from(Relation relation) {
        return " FROM ONLY " + relation.name().quoted()
                + relation.condition().map(condition -> " " + condition).orElse("");
    }

    private RowComparison.Difference compare(Relation before, Relation after) throws SQLException {
        String shared = before.columns().stream()
                .filter(after.columns()::contains)
                .map(Identifier::quoted)
                .collect(Collectors.joining(", "));
        String table = after.name().display();
        RowHashes earlier = new RowHashes();
        RowHashes present = new RowHashes();
        try {
            copy(then.leader(), "SELECT " + shared + from(before), earlier);
            copy(now.leader(), "SELECT " + shared + from(after), present);
        } catch (SQLException e) {
            return new RowComparison.Difference(table, -1, -1, earlier.rows(), String.valueOf(e.getMessage()));
        }
        return RowComparison.between(table, present, earlier);
    }

    private static void copy(Connection connection, String query, RowHashes hashes) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT", hashes);
        } catch (SQLException e) {
            connection.rollback(savepoint);
            throw e;
        } catch (IOException e) {
            throw new SQLException("rows cannot be hashed", e);
        }
        connection.releaseSavepoint(savepoint);
    }
}
