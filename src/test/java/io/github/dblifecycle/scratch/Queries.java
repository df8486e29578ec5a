package io.github.dblifecycle.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQL in one line, for tests. */
public final class Queries {

    private Queries() {}

    /** Runs one statement, or several with semicolons between them. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs it on a connection of its own. */
    public static void execute(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, sql);
        }
    }

    /** The first column of every row. */
    public static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** The first column of every row, asked on a connection of its own. */
    public static List<String> strings(ScratchDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return strings(connection, query);
        }
    }
}
