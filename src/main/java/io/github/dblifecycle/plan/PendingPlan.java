package io.github.dblifecycle.plan;

import java.util.List;

/**
 * What {@code db:migrate} would do to a database now.
 *
 * @param scripts in the order in which they run
 * @param history what was applied before, in the order of the ranks
 */
public record PendingPlan(List<PendingScript> scripts, List<PlanIdentity.Applied> history) {

    public PendingPlan {
        scripts = List.copyOf(scripts);
        history = List.copyOf(history);
    }

    /** What is approved with it. */
    public PlanIdentity identity() {
        return new PlanIdentity(scripts.stream().map(PendingScript::identity).toList(), history);
    }
}
