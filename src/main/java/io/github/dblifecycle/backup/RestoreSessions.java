package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Database;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several connections to the database that is restored, which work at the same time. */
final class RestoreSessions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreSessions.class);

    /** What one of them does. */
    interface Work {
        void on(Connection connection) throws SQLException, IOException;
    }

    private final List<Connection> all;

    private RestoreSessions(List<Connection> all) {
        this.all = all;
    }

    /**
     * Opens more, with the settings of the first. Where the server has no room for them, there are fewer.
     *
     * @param first stays open when these are closed
     * @param more opens them
     * @param wanted how many there should be, with the first
     */
    static RestoreSessions open(Connection first, Database into, RestoreConnections more, int wanted)
            throws SQLException {
        List<Connection> all = new ArrayList<>(List.of(first));
        Map<String, String> settings = wanted > 1 ? settings(first) : Map.of();
        while (all.size() < wanted) {
            try {
                Connection other = more.open(into);
                set(settings, other);
                other.setAutoCommit(false);
                all.add(other);
            } catch (ConnectionFailure e) {
                if (e.reason() != ConnectionFailure.Reason.TOO_MANY_CONNECTIONS) {
                    throw e;
                }
                LOG.warn(
                        "the server has room for {} of {} connections that load rows; the restore takes longer",
                        all.size(),
                        wanted);
                break;
            }
        }
        return new RestoreSessions(all);
    }

    /** What the file has set, for the others too. */
    private static Map<String, String> settings(Connection first) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Statement statement = first.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, setting FROM pg_catalog.pg_settings"
                        + " WHERE source = 'session' AND name NOT LIKE 'transaction\\_%'")) {
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
        }
        return settings;
    }

    private static void set(Map<String, String> settings, Connection other) throws SQLException {
        try (PreparedStatement set = other.prepareStatement("SELECT pg_catalog.set_config(?, ?, false)")) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                set.setString(1, setting.getKey());
                set.setString(2, setting.getValue());
                set.execute();
            }
        }
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    /**
     * Has all of them do it, each in a thread of its own, and waits for their ends.
     *
     * @throws SQLException the first that one of them met with; others may still be at work then
     */
    void each(Work work) throws SQLException, IOException {
        ExecutorService threads = Executors.newFixedThreadPool(all.size(), task -> {
            Thread thread = new Thread(task, "db-restore");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(threads);
            for (Connection one : all) {
                ended.submit(() -> {
                    work.on(one);
                    return null;
                });
            }
            for (int i = 0; i < all.size(); i++) {
                finish(ended.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the restore was interrupted");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void finish(Future<Void> done) throws SQLException, IOException, InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SQLException sql) {
                throw sql;
            }
            if (cause instanceof IOException io) {
                throw io;
            }
            throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        }
    }

    /** Closes all but the first. */
    @Override
    public void close() throws SQLException {
        for (Connection other : all.subList(1, all.size())) {
            other.close();
        }
    }
}
