package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Passes on what is heard of one target, and remembers whether anything of it was begun. */
final class TargetListening implements MigrationListener {

    private final MigrationListener listener;
    private boolean begun;

    TargetListening(MigrationListener listener) {
        this.listener = listener;
    }

    /** Whether a migration began, or the run waited for another one. */
    boolean isBegun() {
        return begun;
    }

    @Override
    public void started(Migration migration) {
        begun = true;
        listener.started(migration);
    }

    @Override
    public void finished(Migration migration, Duration duration) {
        listener.finished(migration, duration);
    }

    @Override
    public void observed(Supplier<Optional<String>> activity) {
        listener.observed(activity);
    }

    @Override
    public void waitingForOtherRun(String holder) {
        begun = true;
        listener.waitingForOtherRun(holder);
    }

    @Override
    public void retrying(Retry retry) {
        listener.retrying(retry);
    }

    @Override
    public void finishedStatement(StatementRun statement) {
        listener.finishedStatement(statement);
    }

    @Override
    public void waiting(SourcePosition position, int number, Blocker blocker) {
        listener.waiting(position, number, blocker);
    }
}
