package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;
import java.util.Objects;

/** What became of the baseline of a database. */
public sealed interface BaselineOutcome {

    /**
     * It was made, or would be.
     *
     * @param version of the baseline
     * @param description as it stands in the history
     * @param made false where this only tells
     * @param counted the project's migrations that count as applied from then on, and are never run here
     * @param pending the versioned ones behind them, which are to be run
     * @param remarks what makes one wonder
     */
    record Baselined(
            String version,
            String description,
            boolean made,
            List<Migration> counted,
            List<Migration> pending,
            List<Finding> remarks)
            implements BaselineOutcome {
        public Baselined {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(description, "description");
            counted = List.copyOf(counted);
            pending = List.copyOf(pending);
            remarks = remarks.stream().sorted(Finding.ORDER).toList();
        }
    }

    /** The history begins with this very baseline already; nothing was done. */
    record Already(String version, String description) implements BaselineOutcome {
        public Already {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(description, "description");
        }
    }

    /** Nothing was done, because the history says something else. */
    record Refused(List<Finding> findings) implements BaselineOutcome {
        public Refused {
            findings = findings.stream().sorted(Finding.ORDER).toList();
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }

    /** It was ended, or did not come to its turn. */
    record Failed(List<Finding> findings, Exception cause) implements BaselineOutcome {
        public Failed {
            findings = findings.stream().sorted(Finding.ORDER).toList();
            Objects.requireNonNull(cause, "cause");
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("failed without a reason");
            }
        }
    }
}
