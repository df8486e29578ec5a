package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.Retry;
import io.github.dblifecycle.report.Durations;
import java.time.Duration;

/** Says what a goal waits for that changes a history and runs no migration. */
final class LockListener implements MigrationListener {

    private final MavenRun run;

    LockListener(MavenRun run) {
        this.run = run;
    }

    @Override
    public void started(Migration migration) {}

    @Override
    public void finished(Migration migration, Duration duration) {}

    @Override
    public void waitingForOtherRun(String holder) {
        run.console().line("  waiting for another run that migrates this database: " + holder);
    }

    @Override
    public void lockTimeoutRaised(Duration limit, Duration deadlockTimeout) {
        run.console()
                .note("locks are waited for " + Durations.words(limit)
                        + ", longer than db.lockTimeout says: it is not above the server's deadlock_timeout of "
                        + Durations.words(deadlockTimeout) + ", and deadlocks would end as lock timeouts");
    }

    @Override
    public void retrying(Retry retry) {
        run.console()
                .line("  attempt " + retry.attempt() + " stepped aside: " + retry.reason() + "; again in "
                        + Durations.words(retry.pause()));
    }
}
