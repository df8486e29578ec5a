package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a local server holds before any migration ran; put there when it is missing. */
final class LocalDatabaseSetup {

    private LocalDatabaseSetup() {}

    /**
     * @param maintenance a database that is always there
     * @param name the database to create
     */
    static void ensure(Database maintenance, String name) throws SQLException {
        try (Connection connection = maintenance.connect("db-maven-plugin");
                Statement statement = connection.createStatement()) {
            // Migrations name it as owner or grantee; a scratch server has it too. Nobody can log in as it.
            if (!exists(connection, "SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = ?", DataTemplate.SUPERUSER)) {
                statement.execute("CREATE ROLE " + DataTemplate.SUPERUSER + " SUPERUSER NOLOGIN");
            }
            if (!exists(connection, "SELECT 1 FROM pg_catalog.pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE " + new Identifier(name).quoted() + " TEMPLATE template0");
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
