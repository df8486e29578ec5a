package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells what became of {@code db:rollback}. */
public final class RollbackEvents {

    private final GoalEvents events;
    private final Optional<RollbackWay> way;

    /** @param way that was asked for; empty where only a plan was */
    public RollbackEvents(GoalEvents events, Optional<RollbackWay> way) {
        this.events = Objects.requireNonNull(events, "events");
        this.way = Objects.requireNonNull(way, "way");
    }

    /** Of a plan, nothing but the run itself is told. */
    public void tell(RollbackOutcome outcome) {
        if (outcome instanceof RollbackOutcome.Done done) {
            done(done);
        } else if (outcome instanceof RollbackOutcome.Refused refused) {
            refused.target().ifPresent(target -> events.connected(target.serverVersion()));
            refused(refused.findings(), refused.cause());
        } else if (outcome instanceof RollbackOutcome.Planned planned) {
            events.connected(planned.target().serverVersion());
            events.finished("the ways back were planned, nothing was done", new EventFields());
        } else if (outcome instanceof RollbackOutcome.Written written) {
            events.connected(written.target().serverVersion());
            events.finished("the migration that leads back was written", new EventFields());
        } else {
            events.finished("not confirmed, nothing was done", new EventFields());
        }
    }

    private void done(RollbackOutcome.Done done) {
        events.connected(done.target().serverVersion());
        EventFields fields = new EventFields()
                .with(EventField.WAY, done.way().word())
                .with(EventField.DURATION_MS, events.elapsed());
        if (done.plan().option(done.way()) instanceof RollbackOption.Open taken
                && taken.losses().stream().allMatch(RollbackLoss::exact)) {
            fields.with(EventField.LOST_ROWS, taken.rows());
        }
        events.tell(
                EventKind.ROLLBACK_FINISHED,
                "the database was taken back by way of " + done.way().word(),
                fields);
        events.finished("taken back by way of " + done.way().word(), new EventFields());
    }

    private void refused(List<Finding> findings, Optional<Throwable> cause) {
        way.ifPresent(asked -> {
            FailureFacts facts = FailureFacts.of(findings, cause);
            EventFields fields =
                    new EventFields().with(EventField.WAY, asked.word()).with(EventField.DURATION_MS, events.elapsed());
            facts.addTo(fields, EventKind.ROLLBACK_FAILED);
            events.tell(EventKind.ROLLBACK_FAILED, "not taken back: " + facts.sentence(), fields);
        });
        events.failed(findings, cause, new EventFields());
    }
}
