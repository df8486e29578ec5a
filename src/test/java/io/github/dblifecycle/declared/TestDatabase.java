package io.github.dblifecycle.declared;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A database of its own on the server that the system property {@code db.test.url} names as a superuser. */
public final class TestDatabase implements AutoCloseable {

    private final String serverUrl;
    private final String name = "declared_" + UUID.randomUUID().toString().replace('-', '_');

    private TestDatabase(String serverUrl) {
        this.serverUrl = serverUrl;
    }

    public static TestDatabase create() throws SQLException {
        String url = System.getProperty("db.test.url", "");
        assumeTrue(!url.isEmpty(), "needs -Ddb.test.url=jdbc:postgresql://host:port/postgres?user=postgres");
        TestDatabase database = new TestDatabase(url);
        database.onServer("CREATE DATABASE " + database.name);
        return database;
    }

    public Connection connect() throws SQLException {
        int slash = serverUrl.indexOf('/', "jdbc:postgresql://".length());
        int question = serverUrl.indexOf('?');
        return DriverManager.getConnection(
                serverUrl.substring(0, slash + 1) + name + (question < 0 ? "" : serverUrl.substring(question)));
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(serverUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

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

    @Override
    public void close() throws SQLException {
        onServer("DROP DATABASE " + name + " WITH (FORCE)");
    }
}
