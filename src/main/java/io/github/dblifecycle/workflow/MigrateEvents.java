package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Tells how {@code db:migrate} ended, on one database. */
public final class MigrateEvents {

    /** What the deadline ended: a statement, waiting for a lock, waiting for another run. */
    private static final Set<String> DEADLINE = Set.of("DB741", "DB743", "DB744");

    private static final String INTERRUPTED = "DB742";
    private static final String NO_BACKUP = "DB748";

    private final GoalEvents events;
    private final MigrationEvents migrations;
    private final RunLimits limits;

    public MigrateEvents(GoalEvents events, MigrationEvents migrations, RunLimits limits) {
        this.events = Objects.requireNonNull(events, "events");
        this.migrations = Objects.requireNonNull(migrations, "migrations");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /** Tells what became of the run. */
    public void tell(Migrate.Outcome outcome) {
        if (outcome instanceof Migrate.Outcome.Nothing) {
            events.finished("there is no migration in the project", new EventFields());
        } else if (outcome instanceof Migrate.Outcome.Refused refused) {
            refused(events, refused.findings());
        } else {
            Migrate.Outcome.Done done = (Migrate.Outcome.Done) outcome;
            events.connected(done.target().serverVersion());
            if (done.result() instanceof MigrateOutcome.UpToDate upToDate) {
                upToDate(upToDate);
            } else {
                failed((MigrateOutcome.Failed) done.result());
            }
        }
    }

    /** Also of many targets. */
    static void refused(GoalEvents events, List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.code().equals(NO_BACKUP))) {
            // Why there is none was told by an event of its own, without the server's words.
            Finding told = Finding.error(
                    NO_BACKUP, Optional.empty(), "a backup comes first, and there is none", "mend what stopped it");
            events.failed(List.of(told), Optional.empty(), new EventFields());
        } else {
            events.failed(findings, Optional.empty(), new EventFields());
        }
    }

    private void upToDate(MigrateOutcome.UpToDate upToDate) {
        int count = upToDate.applied().size();
        events.finished(
                count == 0 ? "nothing to do" : count + (count == 1 ? " migration" : " migrations") + " applied",
                new EventFields()
                        .with(EventField.APPLIED, count)
                        .withText(EventField.SCHEMA_VERSION, upToDate.version()));
    }

    private void failed(MigrateOutcome.Failed failed) {
        Finding finding = failed.findings().get(0);
        Optional<Migration> migration = migrations.current();
        if (DEADLINE.contains(finding.code())) {
            events.ended(
                    EventKind.DEADLINE_PASSED,
                    "ended by its deadline"
                            + finding.position().map(at -> " at " + at).orElse(""),
                    where(finding, migration, failed).with(EventField.DEADLINE_MS, limits.deadline()));
        } else if (finding.code().equals(INTERRUPTED)) {
            events.ended(
                    EventKind.RUN_INTERRUPTED,
                    "interrupted" + finding.position().map(at -> " at " + at).orElse(""),
                    where(finding, migration, failed));
        } else {
            migration.ifPresent(
                    one -> migrations.failed(one, FailureFacts.of(failed.findings(), Optional.of(failed.cause()))));
            events.failed(failed.findings(), Optional.of(failed.cause()), applied(failed));
        }
    }

    private static EventFields where(Finding finding, Optional<Migration> migration, MigrateOutcome.Failed failed) {
        EventFields fields = applied(failed)
                .withText(EventField.SCRIPT, migration.map(Migration::script))
                .withText(EventField.FILE, finding.position().map(SourcePosition::file));
        finding.position().ifPresent(at -> fields.with(EventField.LINE, at.line()));
        return fields;
    }

    private static EventFields applied(MigrateOutcome.Failed failed) {
        return new EventFields().with(EventField.APPLIED, failed.applied().size());
    }
}
