package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * What a run has to know of a database before it begins.
 *
 * @param table where Flyway keeps its history, or would
 * @param limits those of the run, as this server can heed them
 */
record Surroundings(QualifiedName table, RunLimits limits) {

    /**
     * How much longer than deadlock_timeout a lock is waited for: an autovacuum that is asked to yield then needs a moment
     * (PostgreSQL, "20.12. Lock Management").
     */
    private static final Duration BEHIND_DEADLOCKS = Duration.ofMillis(500);

    /**
     * Looks.
     *
     * @throws SQLException where no connection can be had
     */
    static Surroundings look(
            MigrationSettings settings, Database database, RunLimits wanted, RunWatch watch, MigrationListener listener)
            throws SQLException {
        try (Connection connection = database.connect("db-maven-plugin")) {
            watch.watch(connection);
            listener.connected(connection.getMetaData().getDatabaseProductVersion());
            return new Surroundings(
                    LiveHistory.table(connection, settings), limits(connection, wanted, listener::lockTimeoutRaised));
        }
    }

    /** A lock timeout that ends first would end deadlocks as lock timeouts, and never have a blocking autovacuum yield. */
    static RunLimits limits(Connection connection, RunLimits wanted, BiConsumer<Duration, Duration> raising)
            throws SQLException {
        Duration deadlock = deadlockTimeout(connection);
        if (wanted.lockTimeout().compareTo(deadlock) > 0) {
            return wanted;
        }
        Duration raised = deadlock.plus(BEHIND_DEADLOCKS);
        raising.accept(raised, deadlock);
        return new RunLimits(wanted.deadline(), raised);
    }

    private static Duration deadlockTimeout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT setting::bigint FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout'")) {
            return row.next() ? Duration.ofMillis(row.getLong(1)) : Duration.ZERO;
        }
    }
}
