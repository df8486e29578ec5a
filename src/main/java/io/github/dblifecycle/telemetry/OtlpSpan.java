package io.github.dblifecycle.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;

/**
 * A span that is drawn after the fact, from events that say when something ended and how long it took. Whatever clocks say, it
 * does not end before it began, and what is in it lies in it.
 */
final class OtlpSpan {

    private final Tracer tracer;
    private final Span span;
    private final Context context;
    private final Instant start;
    private Instant latest;

    private OtlpSpan(Tracer tracer, SpanBuilder builder, Context parent, Instant start) {
        this.tracer = tracer;
        this.span = builder.setParent(parent).setStartTimestamp(start).startSpan();
        this.context = parent.with(span);
        this.start = start;
        this.latest = start;
    }

    /** One that is in nothing of ours. */
    static OtlpSpan begin(Tracer tracer, Context parent, String name, SpanKind kind, Instant start) {
        return new OtlpSpan(tracer, tracer.spanBuilder(name).setSpanKind(kind), parent, start);
    }

    /** One that goes on. */
    OtlpSpan begin(String name, Instant at) {
        return begin(name, SpanKind.INTERNAL, at);
    }

    private OtlpSpan begin(String name, SpanKind kind, Instant at) {
        return begin(tracer, context, name, kind, later(at, start));
    }

    /** One that has ended already. */
    OtlpSpan inside(String name, SpanKind kind, Instant from, Instant to) {
        OtlpSpan inner = begin(name, kind, from);
        inner.latest = later(to, inner.start);
        latest = later(latest, inner.latest);
        return inner;
    }

    Context context() {
        return context;
    }

    /** When what was last told in it ended; in the beginning, its start. */
    Instant latest() {
        return latest;
    }

    /** Nothing of it is told before this. */
    void passed(Instant at) {
        latest = later(latest, at);
    }

    void add(Attributes attributes) {
        span.setAllAttributes(attributes);
    }

    void add(String name, String value) {
        span.setAttribute(name, value);
    }

    void happened(Event event) {
        span.addEvent(event.kind().text(), OtlpAttributes.of(event), event.at());
    }

    /** It did not end well. */
    void failed(String errorType, String why) {
        span.setAttribute(OtlpAttributes.ERROR, errorType);
        span.setStatus(StatusCode.ERROR, why);
    }

    void end() {
        span.end(latest);
    }

    void end(Instant at) {
        passed(at);
        end();
    }

    /** Its two parts: waiting comes first, as a statement does nothing before it has its locks. */
    void divide(Duration waiting) {
        Instant from = start;
        Instant between = from.plus(waiting).isAfter(latest) ? latest : from.plus(waiting);
        Instant to = latest;
        inside("lock wait", SpanKind.INTERNAL, from, between).end();
        inside("execution", SpanKind.INTERNAL, between, to).end();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
