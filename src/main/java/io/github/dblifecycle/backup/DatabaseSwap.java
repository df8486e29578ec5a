package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database takes the name of another, in one transaction. ALTER DATABASE … RENAME first takes a lock that lets nobody
 * in any more, then waits five seconds for those who are in; meanwhile they are disconnected from another session. So no
 * setting has to be changed and changed back, and a kill at any instant leaves both as they were.
 */
final class DatabaseSwap {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSwap.class);
    private static final long BETWEEN_LOOKS = 50;
    private static final String IN_USE = "55006";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Maintenance maintenance;
    private final RestoredDatabase description;
    private final Identifier beside;
    private final Identifier before;

    DatabaseSwap(Maintenance maintenance, RestoredDatabase description, Identifier beside, Identifier before) {
        this.maintenance = maintenance;
        this.description = description;
        this.beside = beside;
        this.before = before;
    }

    void run() throws SQLException {
        CountDownLatch done = new CountDownLatch(1);
        try (Connection other = maintenance.another()) {
            Thread disconnecting = new Thread(() -> disconnect(other, done), "db-disconnect");
            disconnecting.setDaemon(true);
            disconnecting.start();
            try {
                rename();
            } finally {
                done.countDown();
                join(disconnecting);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rename() throws SQLException {
        Connection connection = maintenance.connection();
        Identifier name = description.name();
        try {
            connection.setAutoCommit(false);
            maintenance.execute("SET LOCAL lock_timeout = '20s'");
            maintenance.execute("ALTER DATABASE " + name.quoted() + " RENAME TO " + before.quoted());
            maintenance.execute("ALTER DATABASE " + beside.quoted() + " RENAME TO " + name.quoted());
            maintenance.execute("COMMENT ON DATABASE " + name.quoted() + " IS "
                    + description.comment().map(RestoredDatabase::literal).orElse("NULL"));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            SqlError error = SqlError.of(e);
            if (error.connectionFailed() && isDone()) {
                return;
            }
            if (!error.connectionFailed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            throw refused(e, error);
        }
    }

    /** The connection may be lost before the answer comes that the transaction is committed. */
    private boolean isDone() throws SQLException {
        try (Connection connection = maintenance.another();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) = 0 FROM pg_catalog.pg_database WHERE datname = ?")) {
            statement.setString(1, beside.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (ConnectionFailure e) {
            LOG.debug("whether the names changed cannot be asked", e);
            return false;
        }
    }

    private BackupException refused(SQLException e, SqlError error) throws SQLException {
        if (error.sqlState().equals(IN_USE) || error.sqlState().equals(LOCK_NOT_AVAILABLE)) {
            List<String> who = error.connectionFailed() ? List.of() : maintenance.sessions(description.name());
            return BackupException.of(
                    "DB840",
                    "database " + description.name() + " is in use and cannot be replaced: "
                            + (who.isEmpty() ? error.message() : String.join("; ", who)) + "; it is as it was",
                    "end these sessions, or restore as a role that may (pg_signal_backend)",
                    e);
        }
        if (RestoreFailure.isDiskFull(error)) {
            return RestoreFailure.diskFull("the names of databases were changed", error, e);
        }
        return BackupException.of(
                error.connectionFailed() ? "DB847" : "DB840",
                "database " + description.name() + " could not be replaced: " + error.message() + " (SQLSTATE "
                        + error.sqlState() + ")",
                "look which databases there are, then run it again",
                e);
    }

    private void disconnect(Connection other, CountDownLatch done) {
        try {
            do {
                for (int process : processes(other)) {
                    terminate(other, process);
                }
            } while (!done.await(BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
        } catch (SQLException e) {
            LOG.debug("sessions cannot be ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Integer> processes(Connection other) throws SQLException {
        List<Integer> processes = new ArrayList<>();
        try (PreparedStatement statement =
                other.prepareStatement("SELECT pid FROM pg_catalog.pg_stat_activity WHERE datname = ?")) {
            statement.setString(1, description.name().value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    processes.add(row.getInt(1));
                }
            }
        }
        return processes;
    }

    private static void terminate(Connection other, int process) {
        try (PreparedStatement statement = other.prepareStatement("SELECT pg_catalog.pg_terminate_backend(?)")) {
            statement.setInt(1, process);
            statement.execute();
        } catch (SQLException e) {
            LOG.debug("session {} cannot be ended", process, e);
        }
    }
}
