package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives Flyway connections without telling it the password, and tells our database type who sends the statements. */
final class DatabaseSource implements DataSource {

    private static final String APPLICATION_NAME = "db-maven-plugin";

    private final Database database;
    private final ScriptRunner runner;
    private final ConnectionGuard guard;
    private final Optional<ScriptProgress> progress;
    private @Nullable Connection first;

    DatabaseSource(Database database, ScriptRunner runner) {
        this(database, runner, ConnectionGuard.NONE, Optional.empty());
    }

    /** @param progress where the database is a live one */
    DatabaseSource(Database database, ScriptRunner runner, ConnectionGuard guard, Optional<ScriptProgress> progress) {
        this.database = database;
        this.runner = runner;
        this.guard = guard;
        this.progress = progress;
    }

    /** Gives this connection first, which is open already and has been seen by the guard. */
    DatabaseSource beginningWith(Connection connection) {
        first = connection;
        return this;
    }

    Optional<ScriptProgress> progress() {
        return progress;
    }

    ScriptRunner runner() {
        return runner;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection given = first;
        if (given != null) {
            first = null;
            return given;
        }
        Connection connection = database.connect(APPLICATION_NAME);
        try {
            guard.opened(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is part of the environment");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        throw new SQLFeatureNotSupportedException("logging goes through slf4j");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("timeouts are connection parameters");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("logging goes through slf4j");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper of " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
