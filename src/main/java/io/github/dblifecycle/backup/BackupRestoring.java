package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Loads a backup of ours into an empty database: what rows need, rows on several connections, what needs rows. */
final class BackupRestoring {

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
        execute(split(layout.before()));
        List<io.github.dblifecycle.sql.Statement> after = split(layout.after());
        List<RowsCopy.Run> runs = RowsCopy.runs(layout.blocks());
        int wanted = oneTransaction ? 1 : Math.min(writers, Math.max(runs.size(), after.size()));
        try (RestoreSessions sessions = RestoreSessions.open(connection, into, more, wanted)) {
            layout.blocks().stream()
                    .filter(block -> block.length() == 0)
                    .forEach(block -> loaded.sum(block.copy(), RowSum.NONE));
            rows(runs, sessions);
            RowSum objects = values(layout);
            if (!layout.adds(loaded.sums().values().stream().reduce(objects, RowSum::plus))) {
                throw new IOException(
                        "the rows that were read while it was restored are not those that its last line tells of");
            }
            after(after, sessions);
        }
    }

    private void commit() throws SQLException {
        if (!oneTransaction) {
            connection.commit();
        }
    }

    private static List<io.github.dblifecycle.sql.Statement> split(String sql) throws IOException {
        List<io.github.dblifecycle.sql.Statement> statements = new ArrayList<>();
        try {
            for (ScriptPiece piece : StatementSplitter.split(sql)) {
                if (!(piece instanceof io.github.dblifecycle.sql.Statement statement)) {
                    throw new IOException("it holds what no backup holds: " + piece);
                }
                statements.add(statement);
            }
            return statements;
        } catch (UnfinishedScriptException e) {
            throw new IOException("a statement in it has no end", e);
        }
    }

    private void execute(List<io.github.dblifecycle.sql.Statement> statements) throws SQLException {
        int count = 0;
        try (Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            for (io.github.dblifecycle.sql.Statement statement : statements) {
                execute(batch, statement.text());
                if (++count % STATEMENTS_IN_A_TRANSACTION == 0) {
                    commit();
                }
            }
        }
        commit();
    }

    /** Indexes of several tables are made at the same time; all else is done one after the other, in the order of the file. */
    private void after(List<io.github.dblifecycle.sql.Statement> statements, RestoreSessions sessions)
            throws SQLException, IOException {
        int at = 0;
        while (at < statements.size()) {
            List<io.github.dblifecycle.sql.Statement> rest = statements.subList(at, statements.size());
            int indexes = sessions.size() > 1 ? IndexWork.leading(rest) : 0;
            Optional<IndexWork> work =
                    indexes > 1 ? IndexWork.of(rest.subList(0, indexes), at, connection) : Optional.empty();
            commit();
            if (work.isPresent()) {
                sessions.each(one -> work.get().on(one, this::execute));
                work.get().requireDone();
            } else {
                indexes = Math.max(indexes, 1);
                while (indexes < rest.size()
                        && (sessions.size() == 1
                                || IndexWork.table(rest.get(indexes)).isEmpty())) {
                    indexes++;
                }
                execute(rest.subList(0, indexes));
            }
            at += indexes;
        }
    }

    private void execute(Connection one, String text) {
        try (Statement statement = one.createStatement()) {
            statement.setEscapeProcessing(false);
            execute(statement, text);
        } catch (SQLException e) {
            throw RestoreFailure.of(dump.path().toString(), text, e);
        }
    }

    private void execute(Statement batch, String text) {
        try {
            batch.execute(text);
        } catch (SQLException e) {
            throw RestoreFailure.of(dump.path().toString(), text, e);
        }
    }

    private void rows(List<RowsCopy.Run> runs, RestoreSessions sessions) throws SQLException, IOException {
        RowsCopy rows = new RowsCopy(dump.file(), loaded, !oneTransaction);
        Queue<RowsCopy.Run> waiting = new ConcurrentLinkedQueue<>(runs);
        try {
            sessions.each(one -> copy(rows, waiting, one));
        } finally {
            waiting.clear();
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

    /** Large objects, and how far sequences have counted. */
    private RowSum values(BackupLayout layout) throws SQLException, IOException {
        RowSum.Adding objects = new RowSum.Adding();
        long length = layout.valuesEnd() - layout.values();
        if (length == 0) {
            return objects.sum();
        }
        try (InputStream content = dump.file().contentFrom(layout.values(), layout.valuesEnd());
                Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            LineBuffer lines = new LineBuffer(content);
            for (int count = 1; lines.position() < length; count++) {
                String line = lines.wholeLine();
                BackupReader.requireValue(line);
                execute(batch, line);
                loaded.bytes(line.length());
                BackupSums.addObject(objects, line);
                if (count % STATEMENTS_IN_A_TRANSACTION == 0) {
                    commit();
                }
            }
        }
        commit();
        return objects.sum();
    }
}
