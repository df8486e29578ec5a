package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a run from outside: when its deadline has passed, or when the build is told to stop (SIGINT, SIGTERM).
 *
 * <p>First the running statement is cancelled, as its transaction then rolls back in order. What does not heed that within
 * a moment loses its server process and its socket.
 */
final class RunWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

    /** How long a statement may take to heed a cancel. */
    private static final Duration GRACE = Duration.ofMillis(700);

    /** How long a stopping JVM waits for the run to end. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** How long it then waits for whoever asked for the run to say what became of it. */
    private static final Duration LAST_WORDS = Duration.ofMillis(1500);

    /** Why a run was ended. */
    enum Stop {
        DEADLINE,
        INTERRUPTED
    }

    /** A number alone may be somebody else's a moment later. */
    private record ServerProcess(int number, String startedAt) {}

    private final Database database;
    private final Deadline deadline;
    private final Map<Connection, ServerProcess> connections = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("db-deadline"));
    private final ExecutorService enders = Executors.newCachedThreadPool(daemon("db-cancel"));
    private final Thread caller = Thread.currentThread();
    private final Thread atShutdown = new Thread(this::interrupt, "db-interrupted");

    private RunWatch(Database database, Deadline deadline) {
        this.database = database;
        this.deadline = deadline;
    }

    static RunWatch start(Database database, Deadline deadline) {
        RunWatch watch = new RunWatch(database, deadline);
        var unused = watch.timer.schedule(
                () -> watch.stop(Stop.DEADLINE), deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        Runtime.getRuntime().addShutdownHook(watch.atShutdown);
        return watch;
    }

    Deadline deadline() {
        return deadline;
    }

    /** From now on this connection ends with the run. */
    void watch(Connection connection) throws SQLException {
        connections.keySet().removeIf(RunWatch::isClosed);
        connections.put(connection, process(connection));
        if (stopped().isPresent()) {
            end(connection);
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private static ServerProcess process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT pid, backend_start::text FROM pg_catalog.pg_stat_activity"
                                + " WHERE pid = pg_catalog.pg_backend_pid()")) {
            row.next();
            return new ServerProcess(row.getInt(1), row.getString(2));
        }
    }

    /** Why the run was ended; empty while it may go on. */
    Optional<Stop> stopped() {
        return Optional.ofNullable(stop.get());
    }

    /**
     * Waits, but not longer than the run may last.
     *
     * @return whether the run may go on
     */
    boolean pause(Duration duration) {
        try {
            return !stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(Stop.INTERRUPTED);
            return false;
        }
    }

    /** As if the build had been told to stop; returns at once. */
    void end() {
        stop(Stop.INTERRUPTED);
    }

    /** As if the build had been told to stop. */
    void interrupt() {
        end();
        try {
            if (!ended.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the run did not end within {} s of being told to", FAREWELL.toSeconds());
            }
            caller.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Stop why) {
        if (stop.compareAndSet(null, why)) {
            stopped.countDown();
            connections.keySet().forEach(this::end);
        }
    }

    private void end(Connection connection) {
        if (enders.isShutdown() || isClosed(connection)) {
            return;
        }
        enders.execute(() -> cancel(connection));
        enders.execute(() -> {
            try {
                if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                    enders.execute(() -> terminate(connection));
                    connection.abort(Runnable::run);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (SQLException e) {
                LOG.debug("the connection could not be given up", e);
            }
        });
    }

    private static void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            LOG.debug("the statement could not be cancelled", e);
        }
    }

    private void terminate(Connection connection) {
        ServerProcess process = connections.get(connection);
        if (process == null) {
            return;
        }
        try (Connection other = database.connect("db-maven-plugin deadline");
                PreparedStatement statement = other.prepareStatement(
                        "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity"
                                + " WHERE pid = ? AND backend_start::text = ?")) {
            statement.setInt(1, process.number());
            statement.setString(2, process.startedAt());
            statement.execute();
        } catch (SQLException e) {
            LOG.debug("the server process {} could not be ended", process.number(), e);
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        ended.countDown();
        timer.shutdownNow();
        enders.shutdown();
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            LOG.debug("the JVM is stopping already", e);
        }
    }
}
