package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from a connection of its own at the statement that runs: who keeps it waiting, and how far an index has come. What
 * it cannot see it leaves out; it never stands in the way of the run.
 */
final class RunObserver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunObserver.class);

    private static final Duration EVERY = Duration.ofMillis(500);

    private final Database database;
    private final LiveRunner runner;
    private final MigrationListener listener;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "db-observer");
        thread.setDaemon(true);
        return thread;
    });
    private volatile List<Blocker> blockers = List.of();
    private volatile Optional<String> progress = Optional.empty();
    private @Nullable Connection connection;
    private String told = "";

    private RunObserver(Database database, LiveRunner runner, MigrationListener listener) {
        this.database = database;
        this.runner = runner;
        this.listener = listener;
    }

    static RunObserver start(Database database, LiveRunner runner, MigrationListener listener) {
        RunObserver observer = new RunObserver(database, runner, listener);
        var unused = observer.timer.scheduleWithFixedDelay(
                observer::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return observer;
    }

    /** Who was last seen keeping a statement of this run waiting. */
    List<Blocker> blockers() {
        return blockers;
    }

    /** What is happening, in words; empty between statements. */
    Optional<String> activity() {
        return runner.running()
                .map(running -> "statement " + running.number() + ", " + running.position()
                        + doing().map(doing -> ", " + doing).orElse(""));
    }

    private Optional<String> doing() {
        List<Blocker> waitingFor = blockers;
        if (!waitingFor.isEmpty()) {
            return Optional.of("waiting for " + waitingFor.get(0).wanted() + ", held by "
                    + waitingFor.get(0).sentence());
        }
        return progress;
    }

    /** What was seen belongs to the statement before. */
    void forget() {
        blockers = List.of();
        progress = Optional.empty();
    }

    private void look() {
        Optional<LiveRunner.Running> running = runner.running();
        if (running.isEmpty() || running.get().duration().compareTo(EVERY) < 0) {
            return;
        }
        try {
            Connection own = connection();
            List<Blocker> seen = blockers(own, running.get().process());
            if (!seen.isEmpty()) {
                tell(running.get(), seen.get(0));
            }
            if (!seen.isEmpty() || runner.running().equals(running)) {
                blockers = seen;
            }
            progress = progress(own, running.get().process());
        } catch (SQLException | RuntimeException e) {
            LOG.debug("what runs cannot be observed", e);
            disconnect();
        }
    }

    private void tell(LiveRunner.Running running, Blocker blocker) {
        running.seenWaiting();
        String wait = running.startedAt() + " " + blocker.process() + " " + blocker.wanted();
        if (!wait.equals(told)) {
            told = wait;
            listener.waiting(running.position(), running.number(), blocker);
        }
    }

    private Connection connection() throws SQLException {
        Connection known = connection;
        if (known == null) {
            known = database.connect("db-maven-plugin observer");
            connection = known;
        }
        return known;
    }

    private static List<Blocker> blockers(Connection connection, int process) throws SQLException {
        List<Blocker> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("blockers.sql"))) {
            statement.setInt(1, process);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Blocker(
                            row.getInt("pid"),
                            row.getString("role"),
                            row.getString("application"),
                            row.getString("state"),
                            LiveRunner.printable(row.getString("query")),
                            Duration.ofSeconds(row.getLong("transaction_seconds")),
                            (row.getString("mode") + " on " + row.getString("wanted")).strip()));
                }
            }
        }
        return found;
    }

    private static Optional<String> progress(Connection connection, int process) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("index_progress.sql"))) {
            statement.setInt(1, process);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                StringBuilder text = new StringBuilder(row.getString("phase"));
                String percent = row.getString("percent");
                if (percent != null) {
                    text.append(", ").append(percent).append(" %");
                }
                if (row.getLong("lockers_total") > 0) {
                    text.append(", ")
                            .append(row.getLong("lockers_done"))
                            .append(" of ")
                            .append(row.getLong("lockers_total"))
                            .append(" transactions waited for");
                    if (row.getInt("current_locker_pid") != 0) {
                        text.append(", now process ").append(row.getInt("current_locker_pid"));
                    }
                }
                return Optional.of(text.toString());
            }
        }
    }

    private void disconnect() {
        Connection known = connection;
        connection = null;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException e) {
                LOG.debug("the observing connection could not be closed", e);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        disconnect();
    }
}
