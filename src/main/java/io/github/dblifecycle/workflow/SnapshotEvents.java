package io.github.dblifecycle.workflow;

import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Tells what became of {@code db:snapshot}. */
public final class SnapshotEvents {

    private final GoalEvents events;

    public SnapshotEvents(GoalEvents events) {
        this.events = Objects.requireNonNull(events, "events");
    }

    public void tell(SnapshotOutcome outcome) {
        events.connected(outcome.target().serverVersion());
        if (outcome instanceof SnapshotOutcome.Taken taken) {
            String name = String.valueOf(Path.of(taken.snapshot().name()).getFileName());
            events.tell(
                    EventKind.SNAPSHOT_MADE,
                    "snapshot " + name + " was taken, kind " + taken.snapshot().kind(),
                    new EventFields()
                            .with(EventField.BACKUP_FILE, name)
                            .with(EventField.DURATION_MS, events.elapsed()));
            events.finished("snapshot " + name, new EventFields());
        } else {
            SnapshotOutcome.Failed failed = (SnapshotOutcome.Failed) outcome;
            FailureFacts facts = FailureFacts.of(failed.findings(), Optional.of(failed.cause()));
            EventFields fields = new EventFields().with(EventField.DURATION_MS, events.elapsed());
            facts.addTo(fields, EventKind.BACKUP_FAILED);
            events.tell(EventKind.BACKUP_FAILED, "there is no snapshot: " + facts.sentence(), fields);
            events.failed(failed.findings(), Optional.of(failed.cause()), new EventFields());
        }
    }
}
