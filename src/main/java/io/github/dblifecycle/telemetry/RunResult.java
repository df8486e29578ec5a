package io.github.dblifecycle.telemetry;

/** How a run or a part of it ended, in the words of OpenTelemetry's conventions for CI/CD ({@code cicd.pipeline.result}). */
enum RunResult {
    SUCCESS("success"),
    FAILURE("failure"),
    TIMEOUT("timeout"),
    CANCELLATION("cancellation");

    private final String text;

    RunResult(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Of an event that ends something. */
    static RunResult of(EventKind kind) {
        return switch (kind) {
            case DEADLINE_PASSED -> TIMEOUT;
            case RUN_INTERRUPTED -> CANCELLATION;
            case RUN_FAILED, SCRIPT_FAILED, BACKUP_FAILED, RESTORE_FAILED, ROLLBACK_FAILED, VALIDATE_FAILED -> FAILURE;
            default -> SUCCESS;
        };
    }

    /** Few values, which can be counted by: what the event names, or else how it ended. */
    String errorType(Event event) {
        if (this != FAILURE) {
            return text;
        }
        Object sqlState = event.fields().get(EventField.SQLSTATE);
        Object code = sqlState == null ? event.fields().get(EventField.CODE) : sqlState;
        return code == null ? "_OTHER" : code.toString();
    }
}
