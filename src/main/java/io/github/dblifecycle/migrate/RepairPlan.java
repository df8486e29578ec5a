package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;

/**
 * What a repair would change of a history, and why it must not.
 *
 * @param changes in the order of the rows
 * @param refusals why nothing is changed, sorted; empty where it may be
 */
record RepairPlan(List<RepairChange> changes, List<Finding> refusals) {

    RepairPlan {
        changes = List.copyOf(changes);
        refusals = refusals.stream().sorted(Finding.ORDER).toList();
    }
}
