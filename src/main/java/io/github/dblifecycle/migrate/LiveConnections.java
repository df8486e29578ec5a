package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares the connections of one attempt: what the server ends by itself, and, on the first, the migration lock. */
final class LiveConnections implements ConnectionGuard {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConnections.class);

    /** The server's own limits stand behind ours. */
    private static final Duration BEHIND = Duration.ofSeconds(1);

    private final Database database;
    private final RunWatch watch;
    private final RunLimits limits;
    private final MigrationLock lock;
    private final Consumer<String> waiting;
    private final ConnectionGuard underLock;
    private boolean locked;

    /**
     * Prepares.
     *
     * @param waiting told who has the lock, if another run has it
     * @param underLock sees the connection that has the lock, once, before Flyway does
     */
    LiveConnections(
            Database database,
            RunWatch watch,
            RunLimits limits,
            QualifiedName table,
            Consumer<String> waiting,
            ConnectionGuard underLock) {
        this.database = database;
        this.watch = watch;
        this.limits = limits;
        this.lock = MigrationLock.of(table);
        this.waiting = waiting;
        this.underLock = underLock;
    }

    /** Whether the lock was had: where not, another run had it to the end. */
    boolean locked() {
        return locked;
    }

    /** Who has the lock, as far as that was seen; empty where nobody was waited for. */
    Optional<String> holder() {
        return lock.lastHolder();
    }

    @Override
    public void opened(Connection connection) throws SQLException {
        watch.watch(connection);
        limit(connection);
        noticeLostClients(connection);
        if (!locked) {
            refusePooler(connection);
            if (!lock.acquire(connection, watch, waiting)) {
                throw new RunEnded("another run holds the migration lock");
            }
            locked = true;
            underLock.opened(connection);
        }
    }

    /** Before each migration: what is left of the run is less than before, and scripts may have set what they like. */
    void limit(Connection connection) throws SQLException {
        String left = String.valueOf(watch.deadline().remaining().plus(BEHIND).toMillis());
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("session_limits.sql"))) {
            statement.setString(1, String.valueOf(limits.lockTimeout().toMillis()));
            statement.setString(2, left);
            statement.setString(3, left);
            statement.setString(4, left);
            statement.execute();
        }
    }

    /** A statement whose client is gone is ended by the server (PostgreSQL, client_connection_check_interval). */
    private static void noticeLostClients(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET client_connection_check_interval = '1s'");
        } catch (SQLException e) {
            LOG.debug("the server's system cannot notice lost clients", e);
        }
    }

    /**
     * A pooler that gives each transaction another session would give the migration lock away. There may be one where the
     * server's process is not the one that the connection was told of; there is one if a second connection gets the process
     * of the first, or drives it to another.
     */
    private void refusePooler(Connection connection) throws SQLException {
        int process = process(connection);
        if (process == connection.unwrap(PGConnection.class).getBackendPID()) {
            return;
        }
        try (Connection other = database.connect("db-maven-plugin")) {
            other.setAutoCommit(false);
            boolean shared = process(other) == process || process(connection) != process;
            other.rollback();
            if (shared) {
                throw new PooledConnection();
            }
        }
    }

    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
