package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.Blocker;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.Retry;
import io.github.dblifecycle.migrate.StatementRun;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlState;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells what happens to the migrations of one database, and passes on all that it hears. */
public final class MigrationEvents implements MigrationListener {

    private final GoalEvents events;
    private final Optional<String> target;
    private final MigrationListener next;
    private volatile Optional<Migration> current = Optional.empty();
    private volatile Duration lockWait = Duration.ZERO;

    /** @param next hears everything too */
    public MigrationEvents(GoalEvents events, MigrationListener next) {
        this(events, Optional.empty(), next);
    }

    /** @param target one of many that get the same migrations */
    MigrationEvents(GoalEvents events, Optional<String> target, MigrationListener next) {
        this.events = Objects.requireNonNull(events, "events");
        this.target = Objects.requireNonNull(target, "target");
        this.next = Objects.requireNonNull(next, "next");
    }

    /** The migration that began and of which nothing else was heard. */
    Optional<Migration> current() {
        return current;
    }

    @Override
    public void started(Migration migration) {
        current = Optional.of(migration);
        lockWait = Duration.ZERO;
        events.tell(
                EventKind.SCRIPT_STARTED,
                migration.script() + " began" + inTarget(),
                described(EventKind.SCRIPT_STARTED, migration));
        next.started(migration);
    }

    @Override
    public void finished(Migration migration, Duration duration) {
        current = Optional.empty();
        EventFields fields = described(EventKind.SCRIPT_FINISHED, migration).with(EventField.DURATION_MS, duration);
        if (!lockWait.isZero()) {
            fields.with(EventField.LOCK_WAIT_MS, lockWait);
        }
        events.tell(EventKind.SCRIPT_FINISHED, migration.script() + " was applied" + inTarget(), fields);
        next.finished(migration, duration);
    }

    @Override
    public void finishedStatement(StatementRun statement) {
        lockWait = lockWait.plus(statement.lockWait());
        EventFields fields =
                at(statement.position(), statement.number()).with(EventField.DURATION_MS, statement.duration());
        if (!statement.lockWait().isZero()) {
            fields.with(EventField.LOCK_WAIT_MS, statement.lockWait());
        }
        statement.rows().ifPresent(rows -> fields.with(EventField.ROWS, rows));
        if (current.isPresent()) {
            events.tell(
                    EventKind.STATEMENT_FINISHED,
                    "statement " + statement.number() + ", " + statement.position(),
                    fields);
        }
        next.finishedStatement(statement);
    }

    @Override
    public void waiting(SourcePosition position, int number, Blocker blocker) {
        events.tell(
                EventKind.LOCK_WAITED,
                "statement " + number + ", " + position + inTarget() + ", waits for " + blocker.wanted() + ", held by "
                        + blocker.session(),
                at(position, number)
                        .with(EventField.BLOCKER, blocker.session())
                        .with(EventField.LOCK, blocker.wanted()));
        next.waiting(position, number, blocker);
    }

    @Override
    public void waitingForOtherRun(String holder) {
        EventFields fields = new EventFields()
                .with(EventField.BLOCKER, holder)
                .with(EventField.LOCK, "the migration lock")
                .withText(EventField.TARGET, target);
        events.tell(EventKind.LOCK_WAITED, "another run migrates this database" + inTarget() + ": " + holder, fields);
        next.waitingForOtherRun(holder);
    }

    @Override
    public void retrying(Retry retry) {
        Optional<Migration> migration = current;
        String why = SqlState.condition(retry.sqlState()).orElse("the connection was lost");
        migration.ifPresent(tried -> {
            EventFields fields = new EventFields()
                    .with(EventField.SCRIPT, tried.script())
                    .with(EventField.ATTEMPT, retry.attempt())
                    .with(EventField.PAUSE_MS, retry.pause())
                    .with(EventField.REASON, why)
                    .withText(EventField.BLOCKER, retry.blocker().map(Blocker::session))
                    .withText(EventField.LOCK, retry.blocker().map(Blocker::wanted))
                    .withText(EventField.TARGET, target);
            events.tell(
                    EventKind.SCRIPT_RETRIED,
                    tried.script() + inTarget() + " stepped aside: " + why + "; attempt " + retry.attempt(),
                    fields);
        });
        next.retrying(retry);
    }

    @Override
    public void connected(String serverVersion) {
        events.connected(serverVersion);
        next.connected(serverVersion);
    }

    @Override
    public void observed(Supplier<Optional<String>> activity) {
        next.observed(activity);
    }

    @Override
    public void lockTimeoutRaised(Duration limit, Duration deadlockTimeout) {
        next.lockTimeoutRaised(limit, deadlockTimeout);
    }

    /** It began, and this became of it. */
    void failed(Migration migration, FailureFacts facts) {
        EventFields fields = described(EventKind.SCRIPT_FAILED, migration);
        facts.addTo(fields, EventKind.SCRIPT_FAILED);
        events.tell(
                EventKind.SCRIPT_FAILED, migration.script() + " failed" + inTarget() + ": " + facts.sentence(), fields);
    }

    private EventFields described(EventKind kind, Migration migration) {
        EventFields fields = new EventFields().with(EventField.SCRIPT, migration.script());
        if (kind.fields().contains(EventField.DESCRIPTION)) {
            fields.with(EventField.DESCRIPTION, migration.description());
        }
        return fields.withText(EventField.TARGET, target);
    }

    private EventFields at(SourcePosition position, int number) {
        EventFields fields = new EventFields()
                .with(EventField.FILE, position.file())
                .with(EventField.LINE, position.line())
                .with(EventField.STATEMENT, number)
                .withText(EventField.TARGET, target);
        current.ifPresent(migration -> fields.with(EventField.SCRIPT, migration.script()));
        return fields;
    }

    private String inTarget() {
        return target.map(name -> " in " + name).orElse("");
    }
}
