package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;

/** Knows what somebody agreed to, and nothing else may be run. */
@FunctionalInterface
public interface RunApproval {

    /**
     * Asked with each attempt, under the migration lock, before anything is run.
     *
     * @param pending what Flyway would run now, and the history behind which it would; nobody who heeds the lock changes
     *     that any more
     * @return why it may not be run; none where it may
     */
    List<Finding> objections(PendingMigrations pending);
}
