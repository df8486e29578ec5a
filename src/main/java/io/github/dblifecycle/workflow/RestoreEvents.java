package io.github.dblifecycle.workflow;

import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Tells what became of {@code db:restore}. */
public final class RestoreEvents {

    private final GoalEvents events;

    public RestoreEvents(GoalEvents events) {
        this.events = Objects.requireNonNull(events, "events");
    }

    /** Of what was only looked at, nothing but the run itself is told. */
    public void tell(RestoreOutcome outcome) {
        if (outcome instanceof RestoreOutcome.Done done) {
            done(done);
        } else if (outcome instanceof RestoreOutcome.Failed failed) {
            failed(failed);
        } else if (outcome instanceof RestoreOutcome.Possible possible) {
            events.connected(possible.target().serverVersion());
            events.finished("nothing was changed, only looked at", new EventFields());
        } else {
            events.finished("not confirmed, nothing was done", new EventFields());
        }
    }

    private void done(RestoreOutcome.Done done) {
        events.connected(done.target().serverVersion());
        EventFields fields = new EventFields()
                .with(EventField.BACKUP_FILE, name(done.file()))
                .with(EventField.DURATION_MS, events.elapsed());
        if (done.rows() > 0) {
            fields.with(EventField.BACKUP_ROWS, done.rows());
        }
        events.tell(EventKind.RESTORE_FINISHED, "backup " + name(done.file()) + " was restored", fields);
        events.finished(
                "restored " + name(done.file()),
                new EventFields().withText(EventField.SCHEMA_VERSION, done.migrationVersion()));
    }

    private void failed(RestoreOutcome.Failed failed) {
        failed.target().ifPresent(target -> events.connected(target.serverVersion()));
        FailureFacts facts = FailureFacts.of(failed.findings(), Optional.of(failed.cause()));
        EventFields fields = new EventFields().with(EventField.DURATION_MS, events.elapsed());
        facts.addTo(fields, EventKind.RESTORE_FAILED);
        events.tell(EventKind.RESTORE_FAILED, "nothing was restored: " + facts.sentence(), fields);
        events.failed(failed.findings(), Optional.of(failed.cause()), new EventFields());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
