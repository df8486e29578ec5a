package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A command of Flyway's that changes a history, under the guards of a run: within its deadline, with short waits for locks,
 * alone, and on the connection that holds the migration lock. It is tried again where that may help, so that whatever it does
 * has to be right a second time.
 */
final class LiveCommand {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final String goal;
    private final MigrationSettings settings;
    private final Database database;
    private final RunLimits limits;
    private final MigrationListener listener;

    /** @param goal the name of the goal, for messages */
    LiveCommand(
            String goal, MigrationSettings settings, Database database, RunLimits limits, MigrationListener listener) {
        this.goal = goal;
        this.settings = settings;
        this.database = database;
        this.limits = limits;
        this.listener = listener;
    }

    /** What is done while the lock is had. */
    interface Work<T> {
        T under(Lock lock) throws SQLException;
    }

    /** How it came out. */
    sealed interface Result<T> {

        record Done<T>(T value) implements Result<T> {}

        /** @param findings why, at least one */
        record Stopped<T>(List<Finding> findings, Exception cause) implements Result<T> {}
    }

    /** The migration lock, for as long as the work lasts. */
    final class Lock {

        private final Connection connection;
        private final RunWatch watch;
        private final LiveConnections connections;
        private final Surroundings found;

        private Lock(Connection connection, RunWatch watch, LiveConnections connections, Surroundings found) {
            this.connection = connection;
            this.watch = watch;
            this.connections = connections;
            this.found = found;
        }

        /** The one that has the lock; what it does ends with it. */
        Connection connection() {
            return connection;
        }

        Surroundings found() {
            return found;
        }

        /** Whether the run was ended from outside: by its deadline, or because the build was told to stop. */
        boolean isOver() {
            return watch.stopped().isPresent();
        }

        /** Connections that only read, and end with the run. */
        DatabaseSource reading() {
            return new DatabaseSource(
                    PendingReader.readOnly(database),
                    new ReadingRunner(settings.layout()),
                    watch::watch,
                    Optional.empty());
        }

        /** Flyway with its callbacks; the connection it works on is the one that has the lock, and is closed by it. */
        Flyway flyway() {
            SequentialRunner runner = new SequentialRunner(settings.layout(), Optional.empty());
            return new FlywayFactory(settings)
                    .flyway(new DatabaseSource(
                                    database, runner, connections, Optional.of(new ScriptProgress(found.table())))
                            .beginningWith(connection));
        }
    }

    /**
     * Runs.
     *
     * @throws SQLException where not even one connection could be had, or the server refuses what is asked
     * @throws MigrationException where Flyway refuses
     */
    <T> Result<T> run(Work<T> work) throws SQLException {
        try (RunWatch watch = RunWatch.start(database, Deadline.in(limits.deadline()))) {
            Surroundings found = Surroundings.look(settings, database, limits, watch, listener);
            Duration pause = FIRST_PAUSE;
            boolean everLocked = false;
            List<String> holders = List.of();
            boolean inTheWay = false;
            for (int attempt = 1; ; attempt++) {
                LiveConnections connections = new LiveConnections(
                        database,
                        watch,
                        found.limits(),
                        found.table(),
                        listener::waitingForOtherRun,
                        ConnectionGuard.NONE);
                try (Connection connection = database.connect("db-maven-plugin")) {
                    connections.opened(connection);
                    return new Result.Done<>(work.under(new Lock(connection, watch, connections, found)));
                } catch (SQLException | RuntimeException e) {
                    everLocked |= connections.locked();
                    inTheWay = isInTheWay(e) || (inTheWay && watch.stopped().isPresent());
                    if (isInTheWay(e)) {
                        holders = TableHolders.of(database, found.table());
                    }
                    Optional<String> reason = mayPass(e, watch, found.limits(), everLocked, holders);
                    if (reason.isPresent() && watch.deadline().remaining().compareTo(pause) > 0) {
                        listener.retrying(new Retry(
                                LiveRun.sqlState(e).orElse(""), reason.get(), Optional.empty(), attempt, pause));
                    }
                    if (reason.isEmpty() || watch.deadline().remaining().compareTo(pause) < 0 || !watch.pause(pause)) {
                        Optional<Finding> lock = inTheWay && !isInterrupted(watch)
                                ? Optional.of(lockNotHad(found, holders))
                                : Optional.empty();
                        return new Result.Stopped<>(
                                List.of(lock.isPresent() ? lock.get() : finding(e, watch, found.limits(), connections)),
                                e);
                    }
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        }
    }

    private static boolean isInTheWay(Exception failure) {
        return LiveRun.sqlState(failure).filter(LiveRun.IN_THE_WAY::contains).isPresent();
    }

    private static boolean isInterrupted(RunWatch watch) {
        return watch.stopped().filter(why -> why == RunWatch.Stop.INTERRUPTED).isPresent();
    }

    private static Optional<String> mayPass(
            Exception failure, RunWatch watch, RunLimits limits, boolean everLocked, List<String> holders) {
        String state = LiveRun.sqlState(failure).orElse("");
        if (watch.stopped().isPresent()) {
            return Optional.empty();
        }
        if (LiveRun.IN_THE_WAY.contains(state)) {
            return Optional.of("no lock on the history within "
                    + limits.lockTimeout().toMillis() + " ms"
                    + (holders.isEmpty() ? "" : ", held by " + holders.get(0)));
        }
        return LiveRun.isLost(state) && everLocked ? Optional.of("the connection was lost") : Optional.empty();
    }

    private Finding lockNotHad(Surroundings found, List<String> holders) {
        return Finding.error(
                        "DB743",
                        Optional.empty(),
                        "db:" + goal + " did not get a lock on the history, table "
                                + found.table().display() + ", before the deadline of "
                                + RunFindings.words(found.limits().deadline()) + ", trying for "
                                + RunFindings.words(found.limits().lockTimeout()) + " each time",
                        "end what holds it (SELECT pg_terminate_backend(process)), and run mvn db:" + goal + " again")
                .withDetails(holders.stream().map(holder -> "held by " + holder).toList());
    }

    private Finding finding(Exception cause, RunWatch watch, RunLimits used, LiveConnections connections)
            throws SQLException {
        if (PooledConnection.isCauseOf(cause)) {
            return RunFindings.pooler();
        }
        if (watch.stopped().isPresent()) {
            boolean deadline = watch.stopped().get() == RunWatch.Stop.DEADLINE;
            return deadline && !connections.locked()
                    ? RunFindings.otherRun(goal, used, connections.holder())
                    : ended(deadline, watch, used);
        }
        String state = LiveRun.sqlState(cause).orElse("");
        if (LiveRun.isLost(state)) {
            return Finding.error(
                    "DB747",
                    Optional.empty(),
                    "the connection was lost during db:" + goal,
                    "run mvn db:" + goal + " again: it goes on from what is in the history");
        }
        if (cause instanceof FlywayException refused) {
            throw new MigrationException(
                    new MigrationFindings(settings.layout(), ScriptNames.scripts(settings))
                            .of(refused)
                            .message(),
                    refused);
        }
        if (cause instanceof SQLException error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }

    private Finding ended(boolean deadline, RunWatch watch, RunLimits used) {
        return Finding.error(
                deadline ? "DB741" : "DB742",
                Optional.empty(),
                "db:" + goal
                        + (deadline
                                ? " was ended by the deadline of " + RunFindings.words(used.deadline())
                                : " was interrupted after "
                                        + RunFindings.words(watch.deadline().elapsed())
                                        + ": the build was told to stop"),
                "run mvn db:" + goal + " again: it goes on from what is in the history");
    }
}
