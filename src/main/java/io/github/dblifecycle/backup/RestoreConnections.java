package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of a restore, so that they can be ended together from another thread. */
public final class RestoreConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreConnections.class);

    static final String APPLICATION = "db-maven-plugin restore";

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Set<Process> programs = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;

    /** Opens one that works for hours if need be. */
    public Connection open(Database database) throws SQLException {
        Connection connection = database.connect(APPLICATION);
        connections.add(connection);
        if (aborted) {
            abort();
        }
        prepare(connection);
        return connection;
    }

    /**
     * What was not committed to disk yet is brought there with whatever is committed after it, as there is one log: so the
     * last commit, which is a synchronous one, covers all of them (PostgreSQL, "30.4. Asynchronous Commit").
     */
    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SqlResource.text("restore_session.sql"));
        }
    }

    /** One that was opened elsewhere ends with them. */
    void with(Connection connection) {
        connections.add(connection);
        if (aborted) {
            abort();
        }
    }

    /** A program that ends with them. */
    void with(Process program) {
        programs.add(program);
        if (aborted) {
            program.destroyForcibly();
        }
    }

    /** Ends whatever runs on any of them. */
    public void abort() {
        aborted = true;
        programs.forEach(Process::destroyForcibly);
        for (Connection connection : connections) {
            try {
                connection.unwrap(org.postgresql.PGConnection.class).cancelQuery();
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("a connection could not be given up", e);
            }
        }
    }

    /** Closes those that are open; more may be opened afterwards. */
    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("a connection could not be closed", e);
            }
        }
        connections.clear();
    }
}
