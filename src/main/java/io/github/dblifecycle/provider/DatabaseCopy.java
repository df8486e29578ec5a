package io.github.dblifecycle.provider;

import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a database with all that belongs to the database itself, which CREATE DATABASE does not copy: owner, privileges,
 * limit of connections, settings. Nobody can connect to the copy before it is complete, so that it is never open to more people
 * than the original.
 */
final class DatabaseCopy {

    private final Connection connection;
    private final String source;
    private final String copy;

    /** @param connection to another database of the server, without a transaction */
    DatabaseCopy(Connection connection, String source, String copy) {
        this.connection = connection;
        this.source = source;
        this.copy = copy;
    }

    /** What is known about the original. */
    private record Facts(String owner, boolean isOwn, int limit, boolean hasGrants, boolean allowsConnections) {}

    /** @param role whose setting it is in this database; null for everybody's */
    private record Setting(@Nullable String role, String name, String value) {

        String words() {
            return name + (role == null ? "" : " of role " + role);
        }
    }

    /**
     * Makes it.
     *
     * @param comment on it
     * @return the settings that could not be given to it, each with the server's reason
     * @throws SQLException where there is no copy: what was begun is dropped
     */
    List<String> make(String comment) throws SQLException {
        Facts facts = facts();
        execute("CREATE DATABASE " + quoted(copy) + " TEMPLATE " + quoted(source)
                + (facts.isOwn() ? "" : " OWNER " + quoted(facts.owner()))
                + " CONNECTION LIMIT " + facts.limit() + " ALLOW_CONNECTIONS false");
        try {
            comment(comment);
            if (facts.hasGrants()) {
                grant(facts.owner());
            }
            List<String> lost = settings();
            if (facts.allowsConnections()) {
                execute("ALTER DATABASE " + quoted(copy) + " ALLOW_CONNECTIONS true");
            }
            return lost;
        } catch (SQLException e) {
            try {
                execute("DROP DATABASE IF EXISTS " + quoted(copy));
            } catch (SQLException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private Facts facts() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("source.sql"))) {
            statement.setString(1, source);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("database " + source + " is not on this server", "3D000");
                }
                return new Facts(
                        row.getString(1), row.getBoolean(2), row.getInt(3), row.getBoolean(4), row.getBoolean(5));
            }
        }
    }

    /** What the original grants, and nothing that a new database grants by itself. */
    private void grant(String owner) throws SQLException {
        execute("REVOKE ALL ON DATABASE " + quoted(copy) + " FROM PUBLIC, " + quoted(owner));
        List<String> grants = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("grants.sql"))) {
            statement.setString(1, source);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String grantee = rows.getString(1);
                    grants.add("GRANT " + rows.getString(2) + " ON DATABASE " + quoted(copy) + " TO "
                            + (grantee == null ? "PUBLIC" : quoted(grantee))
                            + (rows.getBoolean(3) ? " WITH GRANT OPTION" : ""));
                }
            }
        }
        for (String grant : grants) {
            execute(grant);
        }
    }

    private List<String> settings() throws SQLException {
        List<Setting> settings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("settings.sql"))) {
            statement.setString(1, source);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    settings.add(new Setting(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        List<String> lost = new ArrayList<>();
        for (Setting setting : settings) {
            try {
                set(setting);
            } catch (SQLException e) {
                lost.add(setting.words() + ": " + e.getMessage());
            }
        }
        return lost;
    }

    /** By way of this session, because lists are written otherwise in a statement than they are stored. */
    private void set(Setting setting) throws SQLException {
        String name = Arrays.stream(setting.name().split("\\.", -1))
                .map(DatabaseCopy::quoted)
                .collect(Collectors.joining("."));
        String alter = (setting.role() == null
                        ? "ALTER DATABASE " + quoted(copy)
                        : "ALTER ROLE " + quoted(setting.role()) + " IN DATABASE " + quoted(copy))
                + " SET " + name;
        connection.setAutoCommit(false);
        try (PreparedStatement here = connection.prepareStatement("select pg_catalog.set_config(?, ?, true)")) {
            here.setString(1, setting.name());
            here.setString(2, setting.value());
            here.execute();
            execute(alter + " FROM CURRENT");
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** The server writes the literal (PostgreSQL, "9.4.1. format"). */
    private void comment(String text) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_catalog.format('COMMENT ON DATABASE %I IS %L', ?, ?)")) {
            statement.setString(1, copy);
            statement.setString(2, text);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                execute(row.getString(1));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return new Identifier(name).quoted();
    }
}
