package io.github.dblifecycle.telemetry;

/** How much an event matters. */
public enum EventLevel {
    DEBUG("debug"),
    INFO("info"),
    WARNING("warning"),
    ERROR("error");

    private final String text;

    EventLevel(String text) {
        this.text = text;
    }

    /** As it is written in events. */
    public String text() {
        return text;
    }
}
