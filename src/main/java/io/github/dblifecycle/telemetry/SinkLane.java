package io.github.dblifecycle.telemetry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sink with its own bounded queue and thread, so that one that hangs delays neither the run nor another sink. */
final class SinkLane {

    private static final Logger LOG = LoggerFactory.getLogger(SinkLane.class);

    /** Some minutes of a run with many statements; about ten megabytes. */
    static final int CAPACITY = 10_000;

    /** How long events are collected before they are sent together. */
    private static final Duration COLLECT = Duration.ofSeconds(1);

    /** What one flush may take while the run goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How often it is tried at the end: a service that is down should not cost the whole budget. */
    private static final int LAST_ATTEMPTS = 3;

    private final Sink sink;
    private final BlockingQueue<Told> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch abandoned = new CountDownLatch(1);
    private final Thread thread;
    private volatile long deadline;
    private volatile Optional<String> trouble = Optional.empty();

    /** An event on its way, or, without one, the end. */
    private record Told(RunIdentity run, @Nullable Event event) {}

    SinkLane(Sink sink) {
        this.sink = sink;
        this.thread = new Thread(this::work, "db-telemetry-" + sink.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Returns at once; where the queue is full, the event is counted and gone. */
    void offer(RunIdentity run, Event event) {
        if (waiting.incrementAndGet() > CAPACITY) {
            waiting.decrementAndGet();
            dropped.incrementAndGet();
        } else {
            queue.add(new Told(run, event));
        }
    }

    /**
     * Asks for the end; returns at once.
     *
     * @param until {@link System#nanoTime()} of the latest end
     */
    void end(RunIdentity run, long until) {
        deadline = until;
        queue.add(new Told(run, null));
    }

    /** Waits for the end, and gives up when its time has come; then what a person should know. */
    Optional<String> result() {
        try {
            if (!ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                abandon();
                return Optional.of(sink.name() + ": not everything was sent in the time that telemetry has at the end"
                        + trouble.map(text -> "; " + text).orElse(""));
            }
        } catch (InterruptedException e) {
            abandon();
            Thread.currentThread().interrupt();
        }
        return Stream.concat(trouble.stream(), overflow().stream())
                .reduce((first, second) -> first + "; " + second)
                .map(text -> sink.name() + ": " + text);
    }

    private Optional<String> overflow() {
        return dropped.get() == 0
                ? Optional.empty()
                : Optional.of(dropped.get() + " events came faster than they could be sent");
    }

    private void abandon() {
        abandoned.countDown();
        thread.interrupt();
    }

    private void work() {
        try {
            takeAndSend();
            sendTheRest();
        } catch (InterruptedException e) {
            LOG.debug("{}: given up", sink.name());
        } catch (RuntimeException | LinkageError e) {
            // A fault of ours: it is told at the end like a service that is down, and the run goes on.
            LOG.debug("{} failed", sink.name(), e);
            trouble = Optional.of(
                    "stopped with an error of its own: " + e.getClass().getName());
        } finally {
            ended.countDown();
        }
    }

    private void takeAndSend() throws InterruptedException {
        boolean unsent = false;
        long next = 0;
        while (true) {
            Told told = unsent ? queue.poll(next - System.nanoTime(), TimeUnit.NANOSECONDS) : queue.take();
            if (told != null) {
                if (told.event() == null) {
                    return;
                }
                waiting.decrementAndGet();
                sink.accept(told.run(), told.event());
                if (!unsent) {
                    unsent = true;
                    next = System.nanoTime() + COLLECT.toNanos();
                }
            }
            if (next - System.nanoTime() <= 0) {
                trouble = sink.flush(PATIENCE);
                Optional<Duration> retry = sink.retry();
                unsent = retry.isPresent();
                next = System.nanoTime()
                        + Math.max(COLLECT.toNanos(), retry.orElse(COLLECT).toNanos());
            }
        }
    }

    private void sendTheRest() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            trouble = sink.flush(left());
            Optional<Duration> pause = sink.retry();
            if (pause.isEmpty() || attempt == LAST_ATTEMPTS || pause.get().compareTo(left()) >= 0) {
                return;
            }
            if (abandoned.await(pause.get().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
