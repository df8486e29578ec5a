package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;

/**
 * What a database waits for, and why it might wait in vain.
 *
 * @param history in the order of the ranks
 * @param historyExists whether there is a history table at all
 * @param pending in the order in which Flyway runs them
 * @param refusals why nothing of it would be run; empty where it would
 */
public record PendingMigrations(
        List<HistoryRow> history, boolean historyExists, List<PendingMigration> pending, List<Finding> refusals) {

    public PendingMigrations {
        history = List.copyOf(history);
        pending = List.copyOf(pending);
        refusals = refusals.stream().sorted(Finding.ORDER).toList();
    }
}
