package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.RestoreConnections;
import io.github.dblifecycle.finding.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ends a restore from outside: at its deadline, or when the build is told to stop (SIGINT, SIGTERM). Its connections are
 * given up; whoever restores then takes away what is half there, for which a stopping JVM waits.
 */
final class RestoreWatch implements AutoCloseable {

    /** To drop a database takes a moment. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private enum Stop {
        DEADLINE,
        INTERRUPTED
    }

    private final Optional<Duration> deadline;
    private final RestoreConnections connections;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atShutdown = new Thread(this::interrupt, "db-restore-interrupted");
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "db-restore-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private RestoreWatch(Optional<Duration> deadline, RestoreConnections connections) {
        this.deadline = deadline;
        this.connections = connections;
    }

    static RestoreWatch start(Optional<Duration> deadline, RestoreConnections connections) {
        RestoreWatch watch = new RestoreWatch(deadline, connections);
        deadline.ifPresent(whole -> {
            var unused = watch.timer.schedule(() -> watch.stop(Stop.DEADLINE), whole.toMillis(), TimeUnit.MILLISECONDS);
        });
        Runtime.getRuntime().addShutdownHook(watch.atShutdown);
        return watch;
    }

    private void stop(Stop why) {
        if (stop.compareAndSet(null, why)) {
            connections.abort();
        }
    }

    private void interrupt() {
        stop(Stop.INTERRUPTED);
        try {
            ended.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws BackupException where it was told to stop */
    void requireRunning() {
        if (stop.get() != null) {
            throw stopped(new IllegalStateException("told to stop"));
        }
    }

    /** The reason it failed for: not what broke when it was ended, but why it was. */
    BackupException reason(BackupException failure) {
        return stop.get() == null ? failure : stopped(failure);
    }

    private BackupException stopped(RuntimeException cause) {
        boolean late = stop.get() == Stop.DEADLINE;
        return new BackupException(
                Finding.error(
                        "DB841",
                        Optional.empty(),
                        (late
                                        ? "the restore was not done within "
                                                + deadline.orElseThrow().toSeconds() + " s (db.restore.deadline)"
                                        : "the restore was told to stop (Ctrl-C, SIGTERM)")
                                + " and was given up; the database is as it was",
                        late ? "allow more: -Ddb.restore.deadline=2h" : "run it again"),
                cause);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // It is shutting down: the hook runs, and waits for this.
            timer.shutdownNow();
        }
    }
}
