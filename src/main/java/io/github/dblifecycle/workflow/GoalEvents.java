package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import io.github.dblifecycle.telemetry.RunIdentity;
import io.github.dblifecycle.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells of a goal as a whole: when it began, on which database, and how it ended, exactly once. What happened in between
 * is told by those who know it, through this.
 */
public final class GoalEvents {

    /** The name of the database that the plugin itself runs, for events. */
    private static final String EMBEDDED = "local";

    private final Telemetry telemetry;
    private final Clock clock;
    private final Instant startedAt;
    private boolean started;
    private boolean ended;

    /** @param telemetry closed by whoever opened it */
    public GoalEvents(Telemetry telemetry, Clock clock) {
        this.telemetry = Objects.requireNonNull(telemetry, "telemetry");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.startedAt = clock.instant();
    }

    /** The goal begins its work. */
    public void started(Optional<Duration> deadline) {
        started = true;
        EventFields fields = new EventFields();
        deadline.ifPresent(limit -> fields.with(EventField.DEADLINE_MS, limit));
        tell(EventKind.RUN_STARTED, goal() + " began" + place(), fields);
    }

    /** The database that the goal works on has answered. */
    void connected(String serverVersion) {
        RunIdentity known = telemetry.identity();
        telemetry.identify(
                known.connected(known.databaseHost(), known.databaseName().orElse(EMBEDDED), serverVersion));
    }

    /** The goal did what it was asked for. */
    void finished(String what, EventFields fields) {
        if (isOpen()) {
            ended = true;
            tell(
                    EventKind.RUN_FINISHED,
                    goal() + place() + ": " + what,
                    fields.with(EventField.DURATION_MS, elapsed()));
        }
    }

    /** The goal failed, and findings say why. */
    void failed(List<Finding> findings, Optional<Throwable> cause, EventFields fields) {
        if (isOpen()) {
            ended = true;
            FailureFacts facts = FailureFacts.of(findings, cause);
            facts.addTo(fields, EventKind.RUN_FAILED);
            tell(
                    EventKind.RUN_FAILED,
                    goal() + " failed" + place() + ": " + facts.sentence(),
                    fields.with(EventField.DURATION_MS, elapsed()));
        }
    }

    /** The goal failed by an exception; does nothing where its end was told before. */
    public void failed(Throwable failure) {
        failed(List.of(), Optional.of(failure), new EventFields());
    }

    /** The goal failed by what only the build's log says; does nothing where its end was told before. */
    public void failedAsLogged() {
        if (isOpen()) {
            ended = true;
            tell(
                    EventKind.RUN_FAILED,
                    goal() + " failed" + place() + ": the build's log says why",
                    new EventFields()
                            .with(EventField.REASON, "the build's log says why")
                            .with(EventField.DURATION_MS, elapsed()));
        }
    }

    /** The run was ended from outside, which is told instead of a failure. */
    void ended(EventKind how, String what, EventFields fields) {
        if (isOpen()) {
            ended = true;
            tell(how, goal() + place() + ": " + what, fields.with(EventField.DURATION_MS, elapsed()));
        }
    }

    /** Of a goal that was never said to have begun, its end is not told either. */
    private boolean isOpen() {
        return started && !ended;
    }

    void tell(EventKind kind, String message, EventFields fields) {
        telemetry.tell(kind, message, fields);
    }

    Duration elapsed() {
        return Duration.between(startedAt, clock.instant());
    }

    private String goal() {
        return "db:" + telemetry.identity().goal();
    }

    /** Where, for people: {@code  of production}. */
    private String place() {
        return telemetry.identity().environment().map(name -> " of " + name).orElse("");
    }
}
