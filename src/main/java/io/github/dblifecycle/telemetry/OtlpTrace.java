package io.github.dblifecycle.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as a trace: a span for the run, in it one for each script or other task, in that one for each statement. */
final class OtlpTrace {

    private static final String TASK = "cicd.pipeline.task.";

    private final Tracer tracer;
    private final Context parent;
    private final Map<String, OtlpSpan> scripts = new HashMap<>();
    private @Nullable OtlpSpan run;
    private boolean ended;

    /** @param parent what the run is a part of */
    OtlpTrace(Tracer tracer, Context parent) {
        this.tracer = tracer;
        this.parent = parent;
    }

    /** @return what the event belongs to, for its log record */
    Context accept(RunIdentity identity, Event event) {
        if (event.kind() == EventKind.TELEMETRY_TESTED) {
            return tested(event);
        }
        OtlpSpan root = run(identity, event);
        if (ended) {
            return root.context();
        }
        root.passed(event.at());
        return switch (event.kind()) {
            case RUN_STARTED -> root.context();
            case RUN_FINISHED, RUN_FAILED, RUN_INTERRUPTED, DEADLINE_PASSED -> ended(root, identity, event);
            case SCRIPT_STARTED -> script(root, identity, event).context();
            case STATEMENT_FINISHED -> statement(script(root, identity, event), identity, event);
            case SCRIPT_FINISHED, SCRIPT_FAILED -> scriptEnded(root, identity, event);
            case BACKUP_MADE,
                    BACKUP_FAILED,
                    SNAPSHOT_MADE,
                    RESTORE_FINISHED,
                    RESTORE_FAILED,
                    ROLLBACK_FINISHED,
                    ROLLBACK_FAILED,
                    VALIDATE_PASSED,
                    VALIDATE_FAILED,
                    DRIFT_CHECKED -> task(root, identity, event);
            default -> happened(root, event);
        };
    }

    private Context tested(Event event) {
        OtlpSpan span = OtlpSpan.begin(tracer, parent, "TEST telemetry", SpanKind.INTERNAL, event.at());
        span.add(OtlpAttributes.OWN + "event", event.kind().text());
        span.end();
        return span.context();
    }

    private OtlpSpan run(RunIdentity identity, Event event) {
        if (run == null) {
            String name = "RUN " + OtlpAttributes.pipeline(identity);
            run = OtlpSpan.begin(
                    tracer, parent, name, SpanKind.SERVER, event.at().minus(duration(event)));
            run.add("cicd.pipeline.action.name", "RUN");
        }
        return run;
    }

    private Context ended(OtlpSpan root, RunIdentity identity, Event event) {
        RunResult result = RunResult.of(event.kind());
        scripts.forEach((target, script) -> {
            boolean isMeant = target.equals(text(event, EventField.TARGET));
            // What another target's failure stopped did not fail itself.
            RunResult own = result == RunResult.TIMEOUT && isMeant ? result : RunResult.CANCELLATION;
            script.add(TASK + "run.result", own.text());
            script.failed(own.text(), event.kind().meaning());
            script.end(event.at());
        });
        scripts.clear();
        root.add(OtlpAttributes.run(identity));
        root.add(ofSpan(event));
        root.add(OtlpAttributes.RESULT.getKey(), result.text());
        if (result != RunResult.SUCCESS) {
            root.failed(result.errorType(event), why(event));
        }
        root.end(event.at());
        ended = true;
        return root.context();
    }

    /** The open one of the event's target; begun where nobody said that it did. */
    private OtlpSpan script(OtlpSpan root, RunIdentity identity, Event event) {
        return scripts.computeIfAbsent(text(event, EventField.TARGET), target -> {
            String script = text(event, EventField.SCRIPT);
            OtlpSpan span = root.begin("script " + script, event.at().minus(duration(event)));
            describe(span, identity, script, target.isEmpty() ? script : target + "/" + script);
            return span;
        });
    }

    private Context scriptEnded(OtlpSpan root, RunIdentity identity, Event event) {
        OtlpSpan script = script(root, identity, event);
        RunResult result = RunResult.of(event.kind());
        if (result != RunResult.SUCCESS) {
            if (event.fields().containsKey(EventField.STATEMENT)) {
                failedStatement(script, identity, event);
            }
            script.failed(result.errorType(event), why(event));
        }
        script.add(ofSpan(event));
        script.add(TASK + "run.result", result.text());
        script.end(event.at());
        scripts.remove(text(event, EventField.TARGET));
        return script.context();
    }

    private static Context statement(OtlpSpan script, RunIdentity identity, Event event) {
        Instant from = event.at().minus(duration(event));
        OtlpSpan statement = inScript(script, identity, event, from);
        statement.add(ofSpan(event));
        if (event.fields().get(EventField.LOCK_WAIT_MS) instanceof Long waited && waited > 0) {
            statement.divide(Duration.ofMillis(waited));
        }
        statement.end();
        return statement.context();
    }

    /** Of a statement that failed only its end is told; it began when the one before it ended. */
    private static void failedStatement(OtlpSpan script, RunIdentity identity, Event event) {
        OtlpSpan statement = inScript(script, identity, event, script.latest());
        statement.add(ofSpan(event));
        statement.failed(RunResult.FAILURE.errorType(event), why(event));
        statement.end();
    }

    private static OtlpSpan inScript(OtlpSpan script, RunIdentity identity, Event event, Instant from) {
        Object number = event.fields().getOrDefault(EventField.STATEMENT, "");
        OtlpSpan statement = script.inside("statement " + number, SpanKind.CLIENT, from, event.at());
        statement.add(OtlpAttributes.database(identity).build());
        return statement;
    }

    private static Context task(OtlpSpan root, RunIdentity identity, Event event) {
        String name = event.kind().text().substring(0, event.kind().text().indexOf('.'));
        OtlpSpan task = root.inside(name, SpanKind.INTERNAL, event.at().minus(duration(event)), event.at());
        RunResult result = RunResult.of(event.kind());
        describe(task, identity, name, name);
        task.add(ofSpan(event));
        task.add(TASK + "run.result", result.text());
        if (result != RunResult.SUCCESS) {
            task.failed(result.errorType(event), why(event));
        }
        task.end();
        return task.context();
    }

    private Context happened(OtlpSpan root, Event event) {
        OtlpSpan span = scripts.getOrDefault(text(event, EventField.TARGET), root);
        span.happened(event);
        if (event.kind() == EventKind.SCRIPT_RETRIED) {
            // The next attempt begins after the pause.
            span.passed(event.at().plusMillis(number(event, EventField.PAUSE_MS)));
        }
        return span.context();
    }

    private static void describe(OtlpSpan span, RunIdentity identity, String name, String id) {
        span.add(TASK + "name", name);
        span.add(TASK + "run.id", identity.runId() + "/" + id);
        identity.build().runUrl().ifPresent(url -> span.add(TASK + "run.url.full", url));
    }

    /** A span has a length of its own. */
    private static Attributes ofSpan(Event event) {
        return OtlpAttributes.of(event).toBuilder()
                .removeIf(key -> key.getKey().equals(OtlpAttributes.OWN + EventField.DURATION_MS.text()))
                .build();
    }

    private static String why(Event event) {
        String reason = text(event, EventField.REASON);
        return reason.isEmpty() ? event.kind().meaning() : reason;
    }

    private static String text(Event event, EventField field) {
        return String.valueOf(event.fields().getOrDefault(field, ""));
    }

    private static Duration duration(Event event) {
        return Duration.ofMillis(number(event, EventField.DURATION_MS));
    }

    private static long number(Event event, EventField field) {
        return event.fields().get(field) instanceof Long number ? number : 0;
    }
}
