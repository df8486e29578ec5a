package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;
import java.util.Objects;

/** What became of undo scripts on a live database. */
public sealed interface UndoOutcome {

    /** Those that ran to their end, in the order in which they did; the history has them. */
    List<UndoScript> undone();

    /** All of them ran. */
    record Done(List<UndoScript> undone) implements UndoOutcome {
        public Done {
            undone = List.copyOf(undone);
        }
    }

    /**
     * Not all of them.
     *
     * @param findings why, at least one
     */
    record Failed(List<UndoScript> undone, List<Finding> findings, Throwable cause) implements UndoOutcome {
        public Failed {
            undone = List.copyOf(undone);
            findings = List.copyOf(findings);
            Objects.requireNonNull(cause, "cause");
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("failed without a reason");
            }
        }
    }
}
