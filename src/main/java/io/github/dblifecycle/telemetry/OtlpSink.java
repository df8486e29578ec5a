package io.github.dblifecycle.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends a run to an OpenTelemetry collector: as a trace, as metrics and as logs.
 *
 * <p>OpenTelemetry's classes are loaded with the first event, by the thread that sends, and only where something is sent.
 */
final class OtlpSink implements Sink {

    private final OtlpSettings settings;
    private final SafeText safe;
    private final Clock clock;
    private @Nullable OtlpRecorder recorder;

    OtlpSink(OtlpSettings settings, SafeText safe, Clock clock) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.safe = Objects.requireNonNull(safe, "safe");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public String name() {
        return "OTLP";
    }

    @Override
    public String host() {
        return settings.hosts();
    }

    @Override
    public void accept(RunIdentity run, Event event) {
        if (!settings.destinations().isEmpty()) {
            recorder(run).accept(run, event);
        }
    }

    private OtlpRecorder recorder(RunIdentity run) {
        if (recorder == null) {
            recorder = new OtlpRecorder(settings, run, safe, clock);
        }
        return recorder;
    }

    @Override
    public Optional<String> flush(Duration left) {
        long deadline = System.nanoTime() + left.toNanos();
        Collection<OtlpOutbox> outboxes = outboxes();
        if (recorder != null) {
            recorder.collect();
        }
        int remaining = outboxes.size();
        for (OtlpOutbox outbox : outboxes) {
            // A collector that hangs must not take the time of another one.
            outbox.flush(Duration.ofNanos((deadline - System.nanoTime()) / remaining));
            remaining--;
        }
        List<String> troubles = troubles();
        return troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles));
    }

    private List<String> troubles() {
        List<String> troubles = new ArrayList<>(settings.troubles());
        if (recorder != null) {
            troubles.addAll(recorder.troubles());
        }
        outboxes().forEach(outbox -> outbox.trouble().ifPresent(troubles::add));
        return troubles;
    }

    private Collection<OtlpOutbox> outboxes() {
        return recorder == null ? List.of() : recorder.outboxes();
    }

    @Override
    public Optional<Duration> retry() {
        return outboxes().stream()
                .filter(outbox -> !outbox.isEmpty())
                .map(OtlpOutbox::pause)
                .min(Comparator.naturalOrder());
    }

    /** A span, a metric and a log record, each of which says in its name that it is a test. */
    @Override
    public SinkAnswer test(RunIdentity run, Event event, Duration left) {
        accept(run, event);
        boolean isOk = flush(left).isEmpty();
        List<String> answers = new ArrayList<>(settings.troubles());
        if (recorder != null) {
            answers.addAll(recorder.troubles());
        }
        outboxes().forEach(outbox -> answers.add(outbox.answer()));
        return new SinkAnswer(name(), host(), String.join("; ", answers), isOk);
    }
}
