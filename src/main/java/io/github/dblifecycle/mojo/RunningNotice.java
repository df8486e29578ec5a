package io.github.dblifecycle.mojo;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says that something still runs: after two seconds, then every ten, so that nobody takes a long wait for a hang. */
final class RunningNotice implements AutoCloseable {

    /** What takes less needs no word. */
    static final Duration FIRST = Duration.ofSeconds(2);

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "db-running-notice");
        thread.setDaemon(true);
        return thread;
    });
    private final Consumer<Duration> notice;
    private @Nullable ScheduledFuture<?> scheduled;

    /** @param notice told how long it has been running */
    RunningNotice(Consumer<Duration> notice) {
        this.notice = notice;
    }

    void begin() {
        long start = System.nanoTime();
        scheduled = timer.scheduleAtFixedRate(
                () -> notice.accept(Duration.ofNanos(System.nanoTime() - start)),
                FIRST.toSeconds(),
                EVERY.toSeconds(),
                TimeUnit.SECONDS);
    }

    void end() {
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
