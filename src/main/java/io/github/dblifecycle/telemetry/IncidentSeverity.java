package io.github.dblifecycle.telemetry;

/** How urgent an incident is, in the words of each service. */
enum IncidentSeverity {
    CRITICAL("critical", "P1", "#b30000"),
    ERROR("error", "P2", "#d9480f"),
    WARNING("warning", "P3", "#e8a317"),
    INFO("info", "P5", "#2b6cb0");

    private final String text;
    private final String priority;
    private final String color;

    IncidentSeverity(String text, String priority, String color) {
        this.text = text;
        this.priority = priority;
        this.color = color;
    }

    /** PagerDuty's word, and that of labels. */
    String text() {
        return text;
    }

    /** Opsgenie's. */
    String priority() {
        return priority;
    }

    /** Of the bar beside a message. */
    String color() {
        return color;
    }
}
