package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Refusal;
import io.github.dblifecycle.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What came of {@code db:rollback}. */
public sealed interface RollbackOutcome {

    /** Nobody confirmed that this environment is meant. Its database was not asked. */
    record NotConfirmed(Refusal refusal) implements RollbackOutcome {}

    /** There is no way to plan, or the one that was asked for is closed or failed; findings say what is true now. */
    record Refused(List<Finding> findings, java.util.Optional<Target> target, java.util.Optional<Throwable> cause)
            implements RollbackOutcome {
        public Refused {
            findings = findings.stream().sorted(Finding.ORDER).toList();
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(cause, "cause");
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }

    /** Nothing was done. */
    record Planned(Target target, RollbackPlan plan) implements RollbackOutcome {
        public Planned {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(plan, "plan");
        }
    }

    /** The migration that leads back was written; the database is as it was. */
    record Written(Target target, RollbackPlan plan, List<Path> files) implements RollbackOutcome {
        public Written {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(plan, "plan");
            files = List.copyOf(files);
        }
    }

    /**
     * The database is what it was.
     *
     * @param did what was done, a sentence each
     * @param findings what there is to say besides; an error where it is not at the version that was asked for
     * @param drift what the check afterwards found
     */
    record Done(
            Target target,
            RollbackPlan plan,
            RollbackWay way,
            List<String> did,
            List<Finding> findings,
            DriftOutcome drift)
            implements RollbackOutcome {
        public Done {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(plan, "plan");
            Objects.requireNonNull(way, "way");
            did = List.copyOf(did);
            findings = findings.stream().sorted(Finding.ORDER).toList();
            Objects.requireNonNull(drift, "drift");
        }
    }
}
