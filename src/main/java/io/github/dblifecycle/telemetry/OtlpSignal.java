package io.github.dblifecycle.telemetry;

/** What OTLP carries, each kind to an address of its own. */
enum OtlpSignal {
    TRACES("/v1/traces", "span"),
    METRICS("/v1/metrics", "metric"),
    LOGS("/v1/logs", "log record");

    private final String path;
    private final String item;

    OtlpSignal(String path, String item) {
        this.path = path;
        this.item = item;
    }

    /** Behind the common base address (OTLP specification, "OTLP/HTTP Request"). */
    String path() {
        return path;
    }

    /** For messages, in the singular. */
    String item() {
        return item;
    }
}
