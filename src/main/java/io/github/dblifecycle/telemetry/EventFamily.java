package io.github.dblifecycle.telemetry;

/** What an event is about, in so few words that each may be a label of a log stream. */
public enum EventFamily {
    RUN("run"),
    MIGRATION("migration"),
    BACKUP("backup"),
    RESTORE("restore"),
    ROLLBACK("rollback"),
    VALIDATE("validate"),
    DRIFT("drift"),
    TELEMETRY("telemetry");

    private final String text;

    EventFamily(String text) {
        this.text = text;
    }

    /** As it is written in events. */
    public String text() {
        return text;
    }
}
