package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.executor.Context;

/** The one connection that migrations run on, put back after each as Flyway does: role and search path. */
final class ScratchSession {

    static final Identifier DEFAULT_SCHEMA = new Identifier("public");

    private final Connection connection;
    private final QualifiedName historyTable;
    private final String reset;
    private final int lastRank;

    private ScratchSession(Connection connection, QualifiedName historyTable, String reset, int lastRank) {
        this.connection = connection;
        this.historyTable = historyTable;
        this.reset = reset;
        this.lastRank = lastRank;
    }

    static ScratchSession of(Connection connection, Configuration configuration) throws SQLException {
        QualifiedName table = historyTable(configuration);
        try (Statement statement = connection.createStatement()) {
            String searchPath = single(statement, "SELECT setting FROM pg_settings WHERE name = 'search_path'");
            int rank = Integer.parseInt(
                    single(statement, "SELECT coalesce(max(installed_rank), 0) FROM " + table.quoted()));
            String wanted = table.schema().quoted() + ", " + searchPath;
            String reset = "SELECT set_config('role', 'none', false), set_config('search_path', '"
                    + wanted.replace("'", "''") + "', false)";
            ScratchSession session = new ScratchSession(connection, table, reset, rank);
            session.restore();
            return session;
        }
    }

    /** Flyway's default schema is the configured one, else the first of its schemas, else the server's. */
    static QualifiedName historyTable(Configuration configuration) {
        String schema = configuration.getDefaultSchema();
        if (schema == null || schema.isEmpty()) {
            schema = configuration.getSchemas().length > 0 ? configuration.getSchemas()[0] : DEFAULT_SCHEMA.value();
        }
        return new QualifiedName(new Identifier(schema), new Identifier(configuration.getTable()));
    }

    private static String single(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    Connection connection() {
        return connection;
    }

    QualifiedName historyTable() {
        return historyTable;
    }

    int lastRank() {
        return lastRank;
    }

    Context context(Configuration configuration) {
        return new Context() {
            @Override
            public Configuration getConfiguration() {
                return configuration;
            }

            @Override
            public Connection getConnection() {
                return connection;
            }
        };
    }

    void begin(boolean inTransaction) throws SQLException {
        connection.setAutoCommit(!inTransaction);
    }

    /** What a script did to role and search path is over before its row of the history is written. */
    void restore() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(reset);
        }
    }

    void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
