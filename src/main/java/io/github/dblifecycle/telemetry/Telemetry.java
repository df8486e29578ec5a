package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.Redactor;
import io.github.dblifecycle.environment.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one run on their way to those who want to know. Safe for use by several threads.
 *
 * <p>Telling costs the run no more than making the event: every sink has a queue and a thread of its own. At the end, and
 * when the JVM is told to stop, all sinks together have one budget of time to send what is left.
 */
public final class Telemetry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private final Clock clock;
    private final List<SinkLane> lanes;
    private final Duration flushBudget;
    private final List<Secret> secrets = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean finishing = new AtomicBoolean();
    private final CountDownLatch finishCalled = new CountDownLatch(1);
    private final CompletableFuture<List<String>> finished = new CompletableFuture<>();
    private final Thread atShutdown = new Thread(this::finishAtShutdown, "db-telemetry-at-shutdown");
    private volatile RunIdentity identity;
    private volatile SafeText safe = new SafeText(new Redactor(List.of()));
    private volatile RunIdentity told;

    Telemetry(RunIdentity identity, List<Sink> sinks, Duration flushBudget, Clock clock) {
        this.identity = identity;
        this.told = safe.of(identity);
        this.flushBudget = Objects.requireNonNull(flushBudget, "flushBudget");
        this.clock = clock;
        this.lanes = sinks.stream().map(SinkLane::new).toList();
    }

    /**
     * Begins to send; {@link #finish()} has to be called.
     *
     * @param eventsFile where events are appended besides, one JSON object in a line; made with its directories when the
     *     first event is told
     */
    public static Telemetry open(RunIdentity identity, TelemetrySettings settings, Path eventsFile, Clock clock) {
        Telemetry telemetry = new Telemetry(
                identity, ConfiguredSinks.ofRun(settings, eventsFile, clock), settings.flushBudget(), clock);
        settings.secrets().forEach(telemetry::keepSecret);
        telemetry.start();
        return telemetry;
    }

    /** Sends an event that says of itself that it is a test to every configured sink; what each answered, in their order. */
    public static List<SinkAnswer> test(
            RunIdentity identity, TelemetrySettings settings, Path eventsFile, Clock clock) {
        SafeText safe = new SafeText(new Redactor(settings.secrets()));
        return new SinkTests(safe.of(identity), settings.flushBudget(), clock)
                .answers(ConfiguredSinks.all(settings, eventsFile, clock));
    }

    /** Begins to send, also when the JVM is told to stop. */
    void start() {
        lanes.forEach(SinkLane::start);
        if (lanes.isEmpty()) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            LOG.debug("telemetry begins while the JVM ends");
        }
    }

    /** From now on this is masked in whatever is told. */
    public synchronized void keepSecret(Secret secret) {
        if (!secrets.contains(secret)) {
            secrets.add(secret);
            safe = new SafeText(new Redactor(secrets));
            told = safe.of(identity);
        }
    }

    /** What all events from now on have in common. */
    public synchronized void identify(RunIdentity run) {
        identity = run;
        told = safe.of(run);
    }

    public RunIdentity identity() {
        return identity;
    }

    /**
     * Tells; returns at once, and never throws for what becomes of it. An event that says less or more than its kind does is
     * a fault of ours: it is not told, and counted in {@link #refused()}.
     */
    public void tell(EventKind kind, String message, EventFields fields) {
        if (lanes.isEmpty() || finishing.get()) {
            return;
        }
        try {
            SafeText text = safe;
            Event event = new Event(clock.instant(), kind, text.message(message), text.of(fields.fields()));
            RunIdentity run = told;
            lanes.forEach(lane -> lane.offer(run, event));
        } catch (RuntimeException e) {
            refused.incrementAndGet();
            LOG.debug("{} was not told", kind, e);
        }
    }

    /** How many events were not told because they did not keep to the vocabulary; a test wants to see zero. */
    public int refused() {
        return refused.get();
    }

    /**
     * Sends what is not sent yet, within the budget.
     *
     * @return a line for each sink that did not get everything; the same if it is asked again
     */
    public List<String> finish() {
        List<String> warnings = finish(flushBudget);
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            LOG.debug("telemetry ends while the JVM does");
        }
        return warnings;
    }

    private List<String> finish(Duration budget) {
        finishCalled.countDown();
        long deadline = System.nanoTime() + budget.toNanos();
        if (finishing.compareAndSet(false, true)) {
            RunIdentity run = told;
            lanes.forEach(lane -> lane.end(run, deadline));
            finished.complete(lanes.stream()
                    .map(SinkLane::result)
                    .flatMap(Optional::stream)
                    .toList());
        }
        try {
            return finished.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("telemetry did not end in time", e);
        }
        return List.of();
    }

    /** The run is being stopped too, and has last words; only if it does not get to them they are not waited for. */
    private void finishAtShutdown() {
        Duration half = flushBudget.dividedBy(2);
        long start = System.nanoTime();
        try {
            if (!finishCalled.await(half.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("the run has not ended; what it told until now is sent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finish(flushBudget.minusNanos(System.nanoTime() - start));
    }

    @Override
    public void close() {
        finish();
    }
}
