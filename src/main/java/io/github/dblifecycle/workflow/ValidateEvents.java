package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.util.List;
import java.util.Objects;

/** Tells what {@code db:validate} found. */
public final class ValidateEvents {

    private final GoalEvents events;

    public ValidateEvents(GoalEvents events) {
        this.events = Objects.requireNonNull(events, "events");
    }

    /** Where there was nothing to validate, nothing is told. */
    public void tell(ValidateOutcome outcome) {
        if (!(outcome instanceof ValidateOutcome.Checked checked)) {
            return;
        }
        long errors = count(checked.findings(), Severity.ERROR);
        EventFields fields = new EventFields()
                .with(EventField.DURATION_MS, events.elapsed())
                .with(EventField.WARNINGS, count(checked.findings(), Severity.WARNING));
        if (errors == 0) {
            events.tell(EventKind.VALIDATE_PASSED, "migrations and declared schema agree", fields);
        } else {
            FailureFacts facts = FailureFacts.ofFindings(checked.findings());
            facts.addTo(fields, EventKind.VALIDATE_FAILED);
            events.tell(
                    EventKind.VALIDATE_FAILED,
                    errors + (errors == 1 ? " error: " : " errors, the first: ") + facts.sentence(),
                    fields.with(EventField.ERRORS, errors));
        }
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
