package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.provider.SnapshotRecord;
import java.util.List;
import java.util.Objects;

/** What became of a snapshot. */
public sealed interface SnapshotOutcome {

    Target target();

    /** What there is to say, sorted. */
    List<Finding> findings();

    /**
     * It is there.
     *
     * @param deleted names of older ones that were not to be kept
     */
    record Taken(Target target, SnapshotRecord snapshot, List<String> deleted, List<Finding> findings)
            implements SnapshotOutcome {

        public Taken {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(snapshot, "snapshot");
            deleted = List.copyOf(deleted);
            findings = findings.stream().sorted(Finding.ORDER).toList();
        }
    }

    /** There is none; earlier ones are as they were. */
    record Failed(Target target, List<Finding> findings, Throwable cause) implements SnapshotOutcome {

        public Failed {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(cause, "cause");
            findings = findings.stream().sorted(Finding.ORDER).toList();
        }
    }
}
