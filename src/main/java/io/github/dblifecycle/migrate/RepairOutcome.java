package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;
import java.util.Objects;

/** What became of the repair of a history. */
public sealed interface RepairOutcome {

    /** These changes would be made; nothing was. */
    record Planned(List<RepairChange> changes) implements RepairOutcome {
        public Planned {
            changes = List.copyOf(changes);
        }
    }

    /** These changes were made; none where there was nothing to repair. */
    record Done(List<RepairChange> changes) implements RepairOutcome {
        public Done {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing was changed, because something has to be decided first. */
    record Refused(List<Finding> findings) implements RepairOutcome {
        public Refused {
            findings = findings.stream().sorted(Finding.ORDER).toList();
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }

    /** It was ended, or did not come to its turn. */
    record Failed(List<Finding> findings, Exception cause) implements RepairOutcome {
        public Failed {
            findings = findings.stream().sorted(Finding.ORDER).toList();
            Objects.requireNonNull(cause, "cause");
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("failed without a reason");
            }
        }
    }
}
