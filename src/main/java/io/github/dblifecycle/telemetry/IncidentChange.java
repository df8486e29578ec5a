package io.github.dblifecycle.telemetry;

import java.util.Objects;

/**
 * What an event means for incidents.
 *
 * @param opens whether somebody is told; else that it is over
 * @param runbook the section that says what to do
 */
record IncidentChange(IncidentSubject subject, boolean opens, String runbook) {

    IncidentChange {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(runbook, "runbook");
    }

    static IncidentChange opened(IncidentSubject subject, String runbook) {
        return new IncidentChange(subject, true, runbook);
    }

    static IncidentChange over(IncidentSubject subject) {
        return new IncidentChange(subject, false, "");
    }
}
