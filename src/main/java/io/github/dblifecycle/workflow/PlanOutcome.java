package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.PendingPlan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What {@code db:migrate} would do, or why it would do nothing. */
public sealed interface PlanOutcome {

    /** There is no migration in the project. */
    record Nothing() implements PlanOutcome {}

    /**
     * A run would be refused.
     *
     * @param target empty where the scripts themselves are wrong, and no database was asked
     * @param findings why, at least one
     */
    record Refused(Optional<Target> target, List<Finding> findings) implements PlanOutcome {
        public Refused {
            Objects.requireNonNull(target, "target");
            findings = findings.stream().sorted(Finding.ORDER).toList();
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }

    /**
     * This.
     *
     * @param exists whether there is a database with a history; if not, a run makes one even where nothing is pending
     * @param findings what could not be observed
     */
    record Planned(Target target, PendingPlan plan, boolean exists, List<Finding> findings) implements PlanOutcome {
        public Planned {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(plan, "plan");
            findings = findings.stream().sorted(Finding.ORDER).toList();
        }
    }
}
