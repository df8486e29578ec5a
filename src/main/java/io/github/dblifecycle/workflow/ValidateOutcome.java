package io.github.dblifecycle.workflow;

import io.github.dblifecycle.diff.Comparison;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.ScratchOutcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What {@code db:validate} found. */
public sealed interface ValidateOutcome {

    /** There is nothing to validate here: no migration and no declared schema. */
    record Skipped() implements ValidateOutcome {}

    /**
     * It was looked at.
     *
     * @param findings in the order of reports; errors among them fail the goal
     * @param ran the migrations that ran in scratch
     * @param subject what was compared with what
     * @param serverVersion the major version of the scratch server; 0 where none was needed to see the errors
     * @param comparison what the migrations produce, and from there to the declared schema; empty where one of them was
     *     not made
     */
    record Checked(
            List<Finding> findings,
            List<ScratchOutcome.Ran> ran,
            Subject subject,
            int serverVersion,
            Optional<Comparison> comparison)
            implements ValidateOutcome {

        public Checked {
            findings = findings.stream().sorted(Finding.ORDER).toList();
            ran = List.copyOf(ran);
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(comparison, "comparison");
        }

        /** No finding is an error. */
        public boolean passed() {
            return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        }
    }

    /** What there was to look at. */
    enum Subject {
        MIGRATIONS_ONLY,
        DECLARED_ONLY,
        BOTH
    }
}
