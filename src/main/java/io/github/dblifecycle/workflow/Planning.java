package io.github.dblifecycle.workflow;

import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ColumnOrderNote;
import io.github.dblifecycle.diff.RenameCandidate;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.Rename;
import java.util.List;
import java.util.Objects;

/**
 * What differs between two schemas, and what leads from one to the other.
 *
 * @param changes in meaning, after the renames
 * @param columnOrder tables whose columns stand in another order, which is no change
 * @param candidates drops and additions among the changes that look like renames
 * @param renames that were asked for or follow from such, in the order in which they run
 * @param plan all of it, renames first
 * @param verdict whether the plan was proved
 */
public record Planning(
        List<Change> changes,
        List<ColumnOrderNote> columnOrder,
        List<RenameCandidate> candidates,
        List<Rename> renames,
        Plan plan,
        Verdict verdict) {

    public Planning {
        changes = List.copyOf(changes);
        columnOrder = List.copyOf(columnOrder);
        candidates = List.copyOf(candidates);
        renames = List.copyOf(renames);
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** Both schemas mean the same. */
    public boolean isEmpty() {
        return changes.isEmpty() && renames.isEmpty();
    }
}
