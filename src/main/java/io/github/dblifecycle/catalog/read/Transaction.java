package io.github.dblifecycle.catalog.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A read-only transaction that sees one state of the database; closing it leaves the connection as it was. */
record Transaction(Connection connection) implements AutoCloseable {

    static Transaction begin(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalArgumentException("the snapshot needs a connection in auto-commit mode");
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
        return new Transaction(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
