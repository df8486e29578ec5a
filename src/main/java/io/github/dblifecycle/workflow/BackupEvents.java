package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.backup.BackupListener.Progress;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Tells of a backup, be it the goal itself or the first part of a migration, and passes on all that it hears. */
public final class BackupEvents implements BackupListener {

    private final GoalEvents events;
    private final BackupListener next;

    /** @param next hears everything too */
    public BackupEvents(GoalEvents events, BackupListener next) {
        this.events = Objects.requireNonNull(events, "events");
        this.next = Objects.requireNonNull(next, "next");
    }

    @Override
    public void begins(Step step) {
        next.begins(step);
    }

    @Override
    public void progress(Progress progress) {
        next.progress(progress);
    }

    @Override
    public void made(BackupOutcome.Done backup) {
        done(backup);
        next.made(backup);
    }

    @Override
    public void failed(BackupOutcome.Failed backup) {
        tellFailed(backup);
        next.failed(backup);
    }

    /** Tells what became of {@code db:backup}. */
    public void tell(BackupOutcome outcome) {
        if (outcome instanceof BackupOutcome.Done done) {
            events.connected(done.target().serverVersion());
            done(done);
            events.finished(
                    "backup " + done.facts().file(),
                    new EventFields()
                            .withText(
                                    EventField.SCHEMA_VERSION,
                                    Optional.ofNullable(done.facts().migrationVersion())));
        } else {
            BackupOutcome.Failed failed = (BackupOutcome.Failed) outcome;
            events.connected(failed.target().serverVersion());
            tellFailed(failed);
            events.failed(failed.findings(), Optional.of(failed.cause()), new EventFields());
        }
    }

    private void done(BackupOutcome.Done backup) {
        BackupFacts facts = backup.facts();
        Duration elapsed = events.elapsed();
        long rows =
                facts.tables().stream().mapToLong(BackupFacts.TableFacts::rows).sum();
        EventFields made = new EventFields()
                .with(EventField.BACKUP_FILE, facts.file())
                .with(EventField.BACKUP_BYTES, facts.bytes())
                .with(EventField.DURATION_MS, elapsed);
        if (!facts.tables().isEmpty()) {
            made.with(EventField.BACKUP_ROWS, rows);
        }
        events.tell(EventKind.BACKUP_MADE, "backup " + facts.file() + " was written", made);
        if (!facts.verified().equals("none")) {
            events.tell(
                    EventKind.BACKUP_VERIFIED,
                    "backup " + facts.file() + " was proved by " + facts.verified(),
                    new EventFields()
                            .with(EventField.BACKUP_FILE, facts.file())
                            .with(EventField.VERIFIED, facts.verified())
                            .with(EventField.DURATION_MS, elapsed));
        }
    }

    private void tellFailed(BackupOutcome.Failed backup) {
        FailureFacts facts = FailureFacts.of(backup.findings(), Optional.of(backup.cause()));
        EventFields fields = new EventFields().with(EventField.DURATION_MS, events.elapsed());
        facts.addTo(fields, EventKind.BACKUP_FAILED);
        events.tell(EventKind.BACKUP_FAILED, "there is no backup: " + facts.sentence(), fields);
    }
}
