package io.github.dblifecycle.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries all sinks at once with an event that says of itself that it is a test. */
final class SinkTests {

    private static final String MESSAGE = "TEST of telemetry: nothing happened, and nothing has to be done";

    private final RunIdentity run;
    private final Duration patience;
    private final Clock clock;

    SinkTests(RunIdentity run, Duration patience, Clock clock) {
        this.run = run;
        this.patience = patience;
        this.clock = clock;
    }

    List<SinkAnswer> answers(List<Sink> sinks) {
        Event event = new Event(clock.instant(), EventKind.TELEMETRY_TESTED, MESSAGE, Map.of());
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "db-telemetry-test");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            List<Future<SinkAnswer>> asked = sinks.stream()
                    .map(sink -> threads.submit(() -> sink.test(run, event, patience)))
                    .toList();
            List<SinkAnswer> answers = new ArrayList<>();
            for (int i = 0; i < sinks.size(); i++) {
                answers.add(answer(sinks.get(i), asked.get(i), deadline));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static SinkAnswer answer(Sink sink, Future<SinkAnswer> asked, long deadline) {
        try {
            return asked.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new SinkAnswer(sink.name(), sink.host(), "no answer in time", false);
        } catch (ExecutionException e) {
            return new SinkAnswer(sink.name(), sink.host(), "an error of its own: " + e.getCause(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SinkAnswer(sink.name(), sink.host(), "the test was interrupted", false);
        }
    }
}
