package io.github.dblifecycle.telemetry;

/**
 * What an incident is about. One is open at a time for a database and a subject; its severity is that of the subject, as
 * Alertmanager knows an alert again by all of its labels.
 */
enum IncidentSubject {
    MIGRATION("migration", "DatabaseMigrationFailed", IncidentSeverity.CRITICAL),
    BACKUP("backup", "DatabaseBackupFailed", IncidentSeverity.ERROR),
    DRIFT("drift", "DatabaseDriftFound", IncidentSeverity.WARNING),
    RESTORE("restore", "DatabaseRestoreFailed", IncidentSeverity.CRITICAL),
    ROLLBACK("rollback", "DatabaseRollbackFailed", IncidentSeverity.CRITICAL),
    TEST("test", "DatabaseTelemetryTest", IncidentSeverity.INFO);

    private final String text;
    private final String alert;
    private final IncidentSeverity severity;

    IncidentSubject(String text, String alert, IncidentSeverity severity) {
        this.text = text;
        this.alert = alert;
        this.severity = severity;
    }

    /** The last part of the key. */
    String text() {
        return text;
    }

    /** The name of the alert, as Prometheus names them. */
    String alert() {
        return alert;
    }

    IncidentSeverity severity() {
        return severity;
    }
}
