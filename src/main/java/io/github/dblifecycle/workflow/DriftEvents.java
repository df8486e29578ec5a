package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells what {@code db:check-drift} found: that it looked, and whether the database is what it should be. */
public final class DriftEvents {

    private final GoalEvents events;

    public DriftEvents(GoalEvents events) {
        this.events = Objects.requireNonNull(events, "events");
    }

    /** Of a check that could not compare, only that it failed is told: it is no heartbeat. */
    public void tell(DriftOutcome outcome) {
        events.connected(outcome.target().serverVersion());
        if (!outcome.compared()) {
            events.failed(outcome.findings(), Optional.empty(), pending(outcome));
            return;
        }
        events.tell(
                EventKind.DRIFT_CHECKED,
                outcome.drifted() == 0 ? "no drift" : "drift in " + objects(outcome.drifted()),
                pending(outcome)
                        .with(EventField.DRIFT, outcome.drifted())
                        .with(EventField.DURATION_MS, events.elapsed()));
        if (outcome.drifted() > 0) {
            events.tell(
                    EventKind.DRIFT_FOUND,
                    "the database differs from its applied migrations in " + objects(outcome.drifted()),
                    new EventFields()
                            .with(EventField.DRIFT, outcome.drifted())
                            .with(EventField.OBJECTS, outcome.drifting()));
        } else {
            events.tell(
                    EventKind.DRIFT_CLEARED, "the database is what its applied migrations produce", new EventFields());
        }
        end(outcome);
    }

    private void end(DriftOutcome outcome) {
        if (outcome.passed()) {
            events.finished("checked", pending(outcome));
        } else {
            List<Finding> findings = outcome.findings();
            events.failed(findings, Optional.empty(), pending(outcome));
        }
    }

    private static EventFields pending(DriftOutcome outcome) {
        return new EventFields()
                .with(
                        EventField.PENDING,
                        outcome.migrations().stream()
                                .filter(migration -> migration.state() == Migration.State.PENDING)
                                .count());
    }

    private static String objects(int count) {
        return count + (count == 1 ? " object" : " objects");
    }
}
