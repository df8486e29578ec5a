package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What became of a backup. */
public sealed interface BackupOutcome {

    /** What there is to say, sorted. */
    List<Finding> findings();

    /**
     * It is there.
     *
     * @param facts as its sidecar has them
     * @param deleted older ones that were not to be kept
     * @param findings what it does not hold
     */
    record Done(Target target, Path file, BackupFacts facts, List<Path> deleted, List<Finding> findings)
            implements BackupOutcome {

        public Done {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(facts, "facts");
            deleted = List.copyOf(deleted);
            findings = findings.stream().sorted(Finding.ORDER).toList();
        }
    }

    /** There is none; earlier ones are as they were. */
    record Failed(Target target, List<Finding> findings, Throwable cause) implements BackupOutcome {

        public Failed {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(cause, "cause");
            findings = findings.stream().sorted(Finding.ORDER).toList();
        }
    }
}
