package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationTarget;
import io.github.dblifecycle.migrate.TargetResult;
import io.github.dblifecycle.migrate.TargetsListener;
import io.github.dblifecycle.migrate.TargetsOutcome;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what happens to many targets, and passes on all that it hears. */
public final class TargetsEvents implements TargetsListener {

    private final GoalEvents events;
    private final TargetsListener next;
    private final Map<MigrationTarget, MigrationEvents> running = new ConcurrentHashMap<>();

    /** @param next hears everything too */
    public TargetsEvents(GoalEvents events, TargetsListener next) {
        this.events = Objects.requireNonNull(events, "events");
        this.next = Objects.requireNonNull(next, "next");
    }

    @Override
    public void found(int targets, int canaries) {
        next.found(targets, canaries);
    }

    @Override
    public void canariesPassed() {
        next.canariesPassed();
    }

    @Override
    public MigrationListener begun(MigrationTarget target) {
        MigrationEvents told =
                new MigrationEvents(events, Optional.of(target.name().value()), next.begun(target));
        running.put(target, told);
        return told;
    }

    @Override
    public void ended(TargetResult result) {
        MigrationEvents told = running.remove(result.target());
        if (told != null && result.state() == TargetResult.State.FAILED) {
            told.current()
                    .ifPresent(migration -> told.failed(migration, FailureFacts.of(result.findings(), result.cause())));
        }
        next.ended(result);
    }

    /** Tells what became of the run. */
    public void tell(MigrateTargets.Outcome outcome) {
        if (outcome instanceof MigrateTargets.Outcome.Nothing) {
            events.finished("there is no migration in the project", new EventFields());
        } else if (outcome instanceof MigrateTargets.Outcome.Refused refused) {
            MigrateEvents.refused(events, refused.findings());
        } else {
            MigrateTargets.Outcome.Done done = (MigrateTargets.Outcome.Done) outcome;
            events.connected(done.target().serverVersion());
            ended(done.result());
        }
    }

    private void ended(TargetsOutcome result) {
        List<MigrateOutcome.Applied> applied =
                result.results().stream().flatMap(one -> one.applied().stream()).toList();
        EventFields fields = new EventFields().with(EventField.APPLIED, applied.size());
        if (result.isComplete()) {
            events.finished(result.results().size() + " targets are up to date", fields);
            return;
        }
        Optional<TargetResult> failed = result.results().stream()
                .filter(one -> one.state() == TargetResult.State.FAILED)
                .findFirst();
        events.failed(
                failed.map(TargetResult::findings)
                        .orElseGet(() -> result.notBegun().stream().toList()),
                failed.flatMap(TargetResult::cause),
                fields);
    }
}
