package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Error;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.callback.Warning;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.resolver.java.JavaMigrationExecutor;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the statements of migrations to a live database, one after the other: none once the run has been ended, each with
 * the lock timeout that it bears, and of scripts outside a transaction each with a word in the history before it.
 */
final class LiveRunner extends ScriptRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRunner.class);

    private final ProjectLayout layout;
    private final RunWatch watch;
    private final RunLimits limits;
    private final ScriptProgress progress;
    private final ApprovedRun approved;
    private final MigrationListener listener;
    private volatile @Nullable Running running;
    private @Nullable Running last;
    private @Nullable MigrationInfo migration;
    private Duration lockTimeout;

    LiveRunner(
            ProjectLayout layout,
            RunWatch watch,
            RunLimits limits,
            ScriptProgress progress,
            ApprovedRun approved,
            MigrationListener listener) {
        this.layout = layout;
        this.watch = watch;
        this.limits = limits;
        this.progress = progress;
        this.approved = approved;
        this.listener = listener;
        this.lockTimeout = limits.lockTimeout();
    }

    /**
     * A statement that is being run, or was when the run ended.
     *
     * @param number of the statement in its script, from 1
     * @param startedAt by System.nanoTime
     * @param seenWaitingFor nanoseconds from its beginning until it was last seen to wait for a lock
     */
    record Running(
            SourcePosition position, String sql, int number, long startedAt, int process, AtomicLong seenWaitingFor) {
        Duration duration() {
            return Duration.ofNanos(System.nanoTime() - startedAt);
        }

        /** Somebody saw just now that it waits, and takes it that it has from its beginning. */
        void seenWaiting() {
            seenWaitingFor.set(System.nanoTime() - startedAt);
        }

        Duration lockWait(Duration ofAll) {
            return Duration.ofNanos(Math.min(seenWaitingFor.get(), ofAll.toNanos()));
        }
    }

    /** A statement that came to its end. */
    private record Done(Running running, Duration duration, OptionalLong rows) {
        StatementRun told(boolean alone) {
            return new StatementRun(
                    running.position(), running.number(), alone, duration, running.lockWait(duration), rows);
        }
    }

    /** What runs now; empty between statements. */
    Optional<Running> running() {
        return Optional.ofNullable(running);
    }

    /** The statement that did not come to its end, because it was refused or the run was ended. */
    Optional<Running> unfinished() {
        return Optional.ofNullable(last);
    }

    /** The migration whose script comes next. */
    void begin(MigrationInfo info) {
        approved.begin(info);
        migration = info;
        running = null;
        last = null;
        lockTimeout = limits.lockTimeout();
    }

    /** A migration in Java sends its statements itself: of one outside a transaction, all that can be told is that it began. */
    void beginInJava(MigrationInfo info, Connection connection) throws SQLException {
        if (isOutsideInJava(info)) {
            goOn();
            progress.begin(connection, info, 1);
        }
    }

    void failedInJava(MigrationInfo info, Connection connection) {
        if (isOutsideInJava(info)) {
            tellStopped(connection, 1);
        }
    }

    private static boolean isOutsideInJava(MigrationInfo info) {
        return Objects.requireNonNull(ReplayOrder.resolved(info), "what runs was found")
                                .getExecutor()
                        instanceof JavaMigrationExecutor executor
                && !executor.canExecuteInTransaction();
    }

    void end() {
        migration = null;
        running = null;
        last = null;
    }

    @Override
    void run(SqlScript script, Statements statements) {
        boolean outside = isMigration(script) && !script.executeInTransaction();
        if (isMigration(script)) {
            approved.run(script, statements.configuration());
            check(script, statements.connection());
        }
        try {
            if (outside) {
                goOn();
                progress.begin(
                        statements.connection(), Objects.requireNonNull(migration), script.getSqlStatementCount());
            }
            int number = 0;
            try (var iterator = script.getSqlStatements()) {
                while (iterator.hasNext()) {
                    number++;
                    Done done = run(script, iterator.next(), number, statements, outside);
                    listener.finishedStatement(done.told(number == 1 && !iterator.hasNext()));
                }
            }
        } catch (SQLException e) {
            throw new FlywaySqlException("the history cannot be written", e);
        }
    }

    private void check(SqlScript script, Connection connection) {
        try {
            List<DataCheck.Broken> broken = broken(layout, script, connection);
            if (!broken.isEmpty()) {
                throw new DataChecksFailed(broken);
            }
        } catch (FlywaySqlException e) {
            throw new DataChecksFailed(e);
        }
    }

    private boolean isMigration(SqlScript script) {
        return migration != null && ScriptPositions.isScriptOf(migration, script);
    }

    private Done run(SqlScript script, SqlStatement statement, int number, Statements statements, boolean outside)
            throws SQLException {
        goOn();
        String sql = statement.getSql() + statement.getDelimiter();
        if (outside) {
            progress.running(statements.connection(), number);
            patience(statements.connection(), isConcurrent(statement) ? Duration.ZERO : limits.lockTimeout());
        }
        var callbacks = statements.callbacks();
        callbacks.onEachMigrateOrUndoStatementEvent(
                Event.BEFORE_EACH_MIGRATE_STATEMENT, sql, List.<Warning>of(), List.<Error>of());
        SourcePosition position = ScriptPositions.of(layout, script, statement);
        Running now = new Running(
                position,
                statement.getSql(),
                number,
                System.nanoTime(),
                statements
                        .connection()
                        .unwrap(org.postgresql.PGConnection.class)
                        .getBackendPID(),
                new AtomicLong());
        last = now;
        running = now;
        Results results = statements.execute(statement);
        Duration duration = now.duration();
        running = null;
        for (Warning warning : results.getWarnings()) {
            ServerNotice.tell(position, warning.getMessage());
        }
        if (results.getException() != null) {
            callbacks.onEachMigrateOrUndoStatementEvent(
                    Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR, sql, results.getWarnings(), results.getErrors());
            if (outside) {
                tellStopped(statements.connection(), number);
            }
            throw failed(layout, script, statement, results.getException());
        }
        last = null;
        callbacks.onEachMigrateOrUndoStatementEvent(
                Event.AFTER_EACH_MIGRATE_STATEMENT, sql, results.getWarnings(), results.getErrors());
        return new Done(now, duration, rows(results));
    }

    private static OptionalLong rows(Results results) {
        return results.getResults().stream()
                .mapToLong(result -> result.data() == null
                        ? result.updateCount()
                        : result.data().size())
                .filter(count -> count >= 0)
                .reduce(Long::sum);
    }

    private void goOn() {
        watch.stopped().ifPresent(why -> {
            throw new RunEnded("the run was ended: " + why.name().toLowerCase(Locale.ROOT));
        });
    }

    /** A connection that is gone cannot be told, and the row already says which statement ran. */
    private void tellStopped(Connection connection, int number) {
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                progress.stopped(connection, number);
                return;
            } catch (SQLException e) {
                LOG.debug("the history could not be told where the script stopped", e);
            }
        }
    }

    private void patience(Connection connection, Duration wanted) throws SQLException {
        if (!wanted.equals(lockTimeout)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET lock_timeout = " + wanted.toMillis());
            }
            lockTimeout = wanted;
        }
    }

    /**
     * Waits for old transactions and holds up nobody meanwhile; a lock timeout would only break it off. The word alone, in a
     * comment, makes no statement concurrent: the parser must have said that it runs in no transaction.
     */
    private static boolean isConcurrent(SqlStatement statement) {
        return !statement.canExecuteInTransaction() && StoppedScripts.isConcurrent(statement.getSql());
    }

    /** What a server says may hold what a terminal obeys. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .map(character -> Character.isISOControl(character) && character != '\n' ? '?' : character)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
