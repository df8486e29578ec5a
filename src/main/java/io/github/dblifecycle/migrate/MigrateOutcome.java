package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What became of the pending migrations of a real database. */
public sealed interface MigrateOutcome {

    /** Those that were applied in this run, in order; they stay applied whatever came after. */
    List<Applied> applied();

    /**
     * A migration that this run applied.
     *
     * @param migration what was applied
     * @param duration wall time of its statements
     */
    record Applied(Migration migration, Duration duration) {
        public Applied {
            Objects.requireNonNull(migration, "migration");
            Objects.requireNonNull(duration, "duration");
        }
    }

    /**
     * Nothing is pending any more.
     *
     * @param version the schema's version now; empty where only repeatable migrations exist
     */
    record UpToDate(List<Applied> applied, Optional<String> version) implements MigrateOutcome {
        public UpToDate {
            applied = List.copyOf(applied);
            Objects.requireNonNull(version, "version");
        }
    }

    /**
     * It stopped; the findings say at which line and what to do.
     *
     * @param halfDone whether what was stopped ran outside a transaction, so that a part of it has taken effect
     */
    record Failed(List<Applied> applied, List<Finding> findings, Throwable cause, boolean halfDone)
            implements MigrateOutcome {
        public Failed {
            applied = List.copyOf(applied);
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("failed without a reason");
            }
        }
    }
}
