package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a backup of ours into an empty database: what rows need, rows on several connections, what needs rows. */
final class BackupRestoring {

    private static final Logger LOG = LoggerFactory.getLogger(BackupRestoring.class);

    /** A transaction keeps a lock for each object it makes, and a server has room for some thousands. */
    private static final int STATEMENTS_IN_A_TRANSACTION = 200;

    private final CheckedDump dump;
    private final Connection connection;
    private final boolean oneTransaction;
    private final Loaded loaded;

    /** @param oneTransaction whether whoever calls commits, or nothing is */
    BackupRestoring(CheckedDump dump, Connection connection, boolean oneTransaction, Loaded loaded) {
        this.dump = dump;
        this.connection = connection;
        this.oneTransaction = oneTransaction;
        this.loaded = loaded;
    }

    /** @param more opens further connections to the same database */
    void load(Database into, RestoreConnections more, int writers) throws SQLException, IOException {
        connection.setAutoCommit(false);
        BackupLayout layout = dump.layout();
        statements(layout.before());
        rows(RowsCopy.runs(layout.blocks()), into, more, oneTransaction ? 1 : writers);
        values(layout);
        statements(layout.after());
    }

    private void commit() throws SQLException {
        if (!oneTransaction) {
            connection.commit();
        }
    }

    private void statements(String sql) throws SQLException, IOException {
        List<ScriptPiece> pieces;
        try {
            pieces = StatementSplitter.split(sql);
        } catch (UnfinishedScriptException e) {
            throw new IOException("a statement in it has no end", e);
        }
        int count = 0;
        try (Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            for (ScriptPiece piece : pieces) {
                if (!(piece instanceof io.github.dblifecycle.sql.Statement statement)) {
                    throw new IOException("it holds what no backup holds: " + piece);
                }
                execute(batch, statement.text());
                if (++count % STATEMENTS_IN_A_TRANSACTION == 0) {
                    commit();
                }
            }
        }
        commit();
    }

    private void execute(Statement batch, String text) {
        try {
            batch.execute(text);
        } catch (SQLException e) {
            throw RestoreFailure.of(dump.path().toString(), text, e);
        }
    }

    private void rows(List<RowsCopy.Run> runs, Database into, RestoreConnections more, int writers)
            throws SQLException, IOException {
        RowsCopy rows = new RowsCopy(dump.file(), loaded);
        Queue<RowsCopy.Run> waiting = new ConcurrentLinkedQueue<>(runs);
        List<Connection> all = new ArrayList<>(List.of(connection));
        all.addAll(others(into, more, Math.min(writers, runs.size()) - 1));
        ExecutorService threads = Executors.newFixedThreadPool(all.size(), task -> {
            Thread thread = new Thread(task, "db-restore-rows");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(threads);
            for (Connection one : all) {
                ended.submit(() -> {
                    copy(rows, waiting, one);
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
            waiting.clear();
            threads.shutdownNow();
        }
        for (Connection other : all.subList(1, all.size())) {
            other.close();
        }
    }

    private void copy(RowsCopy rows, Queue<RowsCopy.Run> waiting, Connection one) throws SQLException, IOException {
        for (RowsCopy.@Nullable Run run = waiting.poll(); run != null; run = waiting.poll()) {
            try {
                rows.load(run, one);
            } catch (SQLException e) {
                throw RestoreFailure.of(
                        dump.path().toString(), run.blocks().get(0).copy(), e);
            }
            if (!oneTransaction) {
                one.commit();
            }
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

    /** Where the server has no room for more, one does it alone. */
    private List<Connection> others(Database into, RestoreConnections more, int wanted) throws SQLException {
        List<Connection> others = new ArrayList<>();
        Map<String, String> settings = wanted > 0 ? settings() : Map.of();
        for (int i = 0; i < wanted; i++) {
            try {
                Connection other = more.open(into);
                set(settings, other);
                other.setAutoCommit(false);
                others.add(other);
            } catch (ConnectionFailure e) {
                if (e.reason() != ConnectionFailure.Reason.TOO_MANY_CONNECTIONS) {
                    throw e;
                }
                LOG.warn(
                        "the server has room for {} of {} connections that load rows; the restore takes longer",
                        i + 1,
                        wanted + 1);
                break;
            }
        }
        return others;
    }

    /** What the file has set, for the others too. */
    private Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
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

    /** Large objects, and how far sequences have counted. */
    private void values(BackupLayout layout) throws SQLException, IOException {
        long length = layout.valuesEnd() - layout.values();
        if (length == 0) {
            return;
        }
        try (InputStream content = dump.file().contentFrom(layout.values(), layout.valuesEnd());
                Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            LineBuffer lines = new LineBuffer(content);
            for (int count = 1; lines.position() < length; count++) {
                String line = lines.wholeLine();
                execute(batch, line);
                loaded.bytes(line.length());
                if (count % STATEMENTS_IN_A_TRANSACTION == 0) {
                    commit();
                }
            }
        }
        commit();
    }
}
