package io.github.dblifecycle.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Opens and ends incidents at one service. What got no answer is sent again: services join what has the same key, and a room
 * rather reads something twice than not at all.
 */
final class IncidentSink implements Sink {

    private final IncidentTarget target;
    private final String runbook;
    private final HttpPosts http;
    private final SafeText safe;
    private final Clock clock;
    private final IncidentRules rules = new IncidentRules();
    private final Deque<Change> waiting = new ArrayDeque<>();
    private final Losses losses = new Losses("alert");
    private final Backoff backoff = new Backoff();

    private record Change(Incident incident, boolean opens) {}

    IncidentSink(IncidentTarget target, String runbook, HttpPosts http, SafeText safe, Clock clock) {
        this.target = target;
        this.runbook = runbook;
        this.http = http;
        this.safe = safe;
        this.clock = clock;
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public String host() {
        return target.endpoint().host();
    }

    @Override
    public void accept(RunIdentity run, Event event) {
        rules.of(run, event)
                .ifPresent(change -> waiting.add(new Change(Incident.of(run, event, change, runbook), change.opens())));
    }

    @Override
    public Optional<String> flush(Duration left) {
        long deadline = System.nanoTime() + left.toNanos();
        while (!waiting.isEmpty()) {
            Optional<HttpMessage> message = message(waiting.element());
            if (message.isPresent()) {
                HttpAnswer answer = http.send(message.get(), Duration.ofNanos(deadline - System.nanoTime()));
                if (answer.isPassing()) {
                    losses.late(safe.answer(answer.text()));
                    backoff.failed(answer);
                    break;
                }
                backoff.succeeded();
                if (!isTaken(answer)) {
                    losses.lost(1, safe.answer(answer.text()));
                }
            }
            waiting.remove();
        }
        return losses.text(waiting.size()).map(text -> text + " (" + host() + ")");
    }

    @Override
    public Optional<Duration> retry() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(backoff.pause());
    }

    @Override
    public SinkAnswer test(RunIdentity run, Event event, Duration left) {
        long deadline = System.nanoTime() + left.toNanos();
        Incident incident = Incident.of(run, event, IncidentChange.opened(IncidentSubject.TEST, ""), runbook);
        HttpAnswer opened = http.send(target.opened(incident, clock.instant()), left);
        String said = "opened: " + opened.text();
        boolean isOk = isTaken(opened);
        Optional<HttpMessage> over = target.over(incident, clock.instant());
        if (isOk && over.isPresent()) {
            HttpAnswer resolved = http.send(over.get(), Duration.ofNanos(deadline - System.nanoTime()));
            said += "; resolved: " + resolved.text();
            isOk = isTaken(resolved);
        }
        return new SinkAnswer(name(), host(), safe.answer(said), isOk);
    }

    private Optional<HttpMessage> message(Change change) {
        return change.opens()
                ? Optional.of(target.opened(change.incident(), clock.instant()))
                : target.over(change.incident(), clock.instant());
    }

    private static boolean isTaken(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered && answered.isSuccess();
    }
}
