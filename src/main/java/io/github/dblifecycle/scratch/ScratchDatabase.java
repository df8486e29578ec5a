package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An empty database that is dropped when it is closed, whoever may still be connected to it. */
public final class ScratchDatabase implements AutoCloseable {

    private final Database database;
    private final Runnable drop;

    ScratchDatabase(Database database, Runnable drop) {
        this.database = database;
        this.drop = drop;
    }

    /** Where it is, for tools that connect by themselves; they bring the JVM's time zone with them. */
    public Database database() {
        return database;
    }

    /**
     * Opens a connection whose time zone is UTC, so that what the server prints is the same everywhere; the caller
     * closes it.
     */
    public Connection connect() throws SQLException {
        Connection connection = database.connect("db-maven-plugin scratch");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone TO 'UTC'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Drops it; once, however often it is called. */
    @Override
    public void close() {
        drop.run();
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
