package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes migrations back on a live database by their undo scripts, under the guards of a run: within its deadline, with short
 * waits for locks, alone. Each script is a transaction of its own where it can be, with its row of the history in it.
 */
public final class LiveUndo {

    private final MigrationSettings settings;
    private final Database database;
    private final UndoListener listener;
    private @Nullable ScriptStatement running;

    /** Prepares; the database is not asked yet. */
    public LiveUndo(MigrationSettings settings, Database database, UndoListener listener) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.database = Objects.requireNonNull(database, "database");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Runs them.
     *
     * @param scripts in the order in which they run, the newest version first
     * @param planned the history on which this was planned; any other is refused
     * @param waiting hears what is waited for
     * @throws SQLException where no connection can be had
     */
    public UndoOutcome undo(
            List<UndoScript> scripts, List<HistoryRow> planned, RunLimits limits, MigrationListener waiting)
            throws SQLException {
        List<UndoScript> undone = new ArrayList<>();
        LiveCommand command = new LiveCommand("rollback", settings, database, limits, waiting);
        try {
            LiveCommand.Result<Boolean> result = command.run(lock -> {
                undo(lock, scripts, planned, undone);
                return true;
            });
            return result instanceof LiveCommand.Result.Stopped<Boolean> stopped
                    ? failed(undone, stopped.findings().get(0), stopped.cause())
                    : new UndoOutcome.Done(undone);
        } catch (UndoFailed e) {
            return failed(undone, e.finding(), e);
        }
    }

    private UndoOutcome failed(List<UndoScript> undone, Finding finding, Throwable cause) {
        List<String> details = new ArrayList<>(finding.details());
        if (running != null && finding.position().isEmpty()) {
            details.add("while this statement ran: " + running.position());
        }
        details.add(
                undone.isEmpty()
                        ? "nothing was taken back in this run"
                        : "taken back in this run, and stay so: "
                                + String.join(
                                        ", ",
                                        undone.stream().map(UndoScript::version).toList()));
        return new UndoOutcome.Failed(undone, List.of(finding.withDetails(details)), cause);
    }

    private void undo(
            LiveCommand.Lock lock, List<UndoScript> scripts, List<HistoryRow> planned, List<UndoScript> undone)
            throws SQLException {
        List<HistoryRow> now = RepairReader.rows(LiveHistory.read(lock.connection(), settings));
        int done = UndoRows.done(scripts, planned, now);
        UndoRows rows = new UndoRows(lock.found().table());
        // A commit whose answer was lost is known by its row.
        scripts.subList(undone.size(), done).forEach(undone::add);
        for (UndoScript script : scripts.subList(done, scripts.size())) {
            listener.undoing(script);
            long start = System.nanoTime();
            if (script.transactional()) {
                inTransaction(lock, rows, script, start);
            } else {
                outside(lock, rows, script, start);
            }
            running = null;
            undone.add(script);
            listener.undone(script, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void inTransaction(LiveCommand.Lock lock, UndoRows rows, UndoScript script, long start)
            throws SQLException {
        Connection connection = lock.connection();
        connection.setAutoCommit(false);
        try {
            for (ScriptStatement statement : script.statements()) {
                run(lock, script, statement);
            }
            rows.insert(connection, script, millisSince(start));
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void outside(LiveCommand.Lock lock, UndoRows rows, UndoScript script, long start) throws SQLException {
        Connection connection = lock.connection();
        int rank = rows.begin(connection, script);
        int number = 0;
        for (ScriptStatement statement : script.statements()) {
            number++;
            if (number > 1) {
                rows.tell(connection, rank, script, "running", number);
            }
            boolean patient = StoppedScripts.isConcurrent(statement.sql());
            if (patient) {
                set(connection, Duration.ZERO);
            }
            try {
                run(lock, script, statement);
            } catch (SQLException e) {
                tellStopped(connection, rows, rank, script, number, e);
                throw failed(
                        script, statement, e, Optional.of(StoppedScripts.FIX.replace("db:migrate", "db:rollback")));
            } catch (UndoFailed e) {
                tellStopped(connection, rows, rank, script, number, e);
                throw e;
            }
            if (patient) {
                set(connection, lock.found().limits().lockTimeout());
            }
        }
        rows.finish(connection, rank, script, millisSince(start));
    }

    /** A connection that is gone cannot be told, and the row already says which statement ran. */
    private static void tellStopped(
            Connection connection, UndoRows rows, int rank, UndoScript script, int number, Exception cause) {
        try {
            rows.tell(connection, rank, script, "stopped in", number);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void set(Connection connection, Duration lockTimeout) throws SQLException {
        try (Statement setting = connection.createStatement()) {
            setting.execute("SET lock_timeout = " + lockTimeout.toMillis());
        }
    }

    /** @throws SQLException where trying again may help, or the run was ended */
    private void run(LiveCommand.Lock lock, UndoScript script, ScriptStatement statement) throws SQLException {
        running = statement;
        try (Statement sent = lock.connection().createStatement()) {
            sent.setEscapeProcessing(false);
            sent.execute(statement.sql());
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (LiveRun.IN_THE_WAY.contains(state) || LiveRun.isLost(state) || lock.isOver()) {
                throw e;
            }
            throw failed(script, statement, e, Optional.empty());
        }
    }

    private static UndoFailed failed(
            UndoScript script, ScriptStatement statement, SQLException cause, Optional<String> fix) {
        SqlError error = SqlError.of(cause);
        List<String> details = new ArrayList<>();
        error.detail().ifPresent(detail -> details.add("detail: " + detail));
        error.hint().ifPresent(hint -> details.add("hint: " + hint));
        return new UndoFailed(
                Finding.error(
                                "DB863",
                                Optional.of(statement.position()),
                                script.fileName() + " fails: " + error.message() + " (SQLSTATE " + error.sqlState()
                                        + ")",
                                fix.orElse("correct the script; the transaction it ran in was rolled back"))
                        .withDetails(details),
                cause);
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
