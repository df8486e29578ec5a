package io.github.dblifecycle.telemetry;

import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;

/** An event as a log record, in the trace to which it belongs. */
final class OtlpLogs {

    private final Logger logger;

    OtlpLogs(Logger logger) {
        this.logger = logger;
    }

    void accept(RunIdentity identity, Event event, Context context) {
        LogRecordBuilder builder = logger.logRecordBuilder()
                .setEventName(event.kind().text())
                .setTimestamp(event.at())
                .setSeverity(severity(event.kind().level()))
                .setSeverityText(event.kind().level().text())
                .setBody(event.message())
                .setContext(context)
                .setAllAttributes(OtlpAttributes.run(identity))
                .setAllAttributes(OtlpAttributes.of(event))
                .setAttribute(
                        OtlpAttributes.OWN + CommonField.FAMILY.text(),
                        event.kind().family().text());
        builder.emit();
    }

    private static Severity severity(EventLevel level) {
        return switch (level) {
            case DEBUG -> Severity.DEBUG;
            case INFO -> Severity.INFO;
            case WARNING -> Severity.WARN;
            case ERROR -> Severity.ERROR;
        };
    }
}
