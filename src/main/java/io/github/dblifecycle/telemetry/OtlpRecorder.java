package io.github.dblifecycle.telemetry;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans, metrics and log records of events, and requests of those. It is all of OpenTelemetry that a run has: nothing is
 * registered for others, and nothing of it has a thread.
 */
final class OtlpRecorder {

    private static final String SCOPE = "io.github.dblifecycle";

    /** About a megabyte. */
    private static final int MOST_ITEMS = 2000;

    private final Map<OtlpSignal, OtlpOutbox> outboxes = new EnumMap<>(OtlpSignal.class);
    private final List<String> troubles = new ArrayList<>();
    private final OtlpRequest request = new OtlpRequest();
    private final SpanExporter spanExporter;
    private final MetricExporter metricExporter;
    private final LogRecordExporter logExporter;
    private final OtlpSpans spans = new OtlpSpans();
    private final OtlpMeasurements measurements;
    private final OtlpLogRecords records = new OtlpLogRecords();
    private final OtlpTrace trace;
    private final OtlpMetrics metrics;
    private final OtlpLogs logs;
    private boolean measured;

    /** @param run as it is known with its first event; says who sends */
    OtlpRecorder(OtlpSettings settings, RunIdentity run, SafeText safe, Clock clock) {
        settings.destinations().forEach((signal, destination) -> open(signal, destination, safe, clock));
        spanExporter = OtlpExporters.spans(request);
        metricExporter = OtlpExporters.metrics(request, settings);
        logExporter = OtlpExporters.logs(request);
        measurements = new OtlpMeasurements(metricExporter);
        Resource resource =
                Resource.getDefault().merge(Resource.create(OtlpAttributes.resource(run, settings.resource())));
        OtlpClock time = new OtlpClock(clock);
        trace = new OtlpTrace(
                SdkTracerProvider.builder()
                        .setResource(resource)
                        .setClock(time)
                        .setSampler(sampler(settings.sampling()))
                        .addSpanProcessor(spans)
                        .build()
                        .get(SCOPE, run.pluginVersion()),
                parent(settings));
        metrics = new OtlpMetrics(SdkMeterProvider.builder()
                .setResource(resource)
                .setClock(time)
                .registerMetricReader(measurements)
                .build()
                .meterBuilder(SCOPE)
                .setInstrumentationVersion(run.pluginVersion())
                .build());
        logs = new OtlpLogs(SdkLoggerProvider.builder()
                .setResource(resource)
                .setClock(time)
                .addLogRecordProcessor(records)
                .build()
                .loggerBuilder(SCOPE)
                .setInstrumentationVersion(run.pluginVersion())
                .build());
    }

    private void open(OtlpSignal signal, OtlpDestination destination, SafeText safe, Clock clock) {
        try {
            outboxes.put(signal, new OtlpOutbox(signal, destination, OtlpExporters.trust(destination), safe, clock));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // Only of a class is known that its name holds nothing of a key.
            troubles.add(signal.name().toLowerCase(Locale.ROOT) + " are not sent: the certificates or the key that the"
                    + " variables OTEL_EXPORTER_OTLP_..._CERTIFICATE and ..._CLIENT_KEY name cannot be read as PEM ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static Sampler sampler(OtlpSampling sampling) {
        Sampler root =
                switch (sampling.rule()) {
                    case ALL -> Sampler.alwaysOn();
                    case NONE -> Sampler.alwaysOff();
                    case RATIO -> Sampler.traceIdRatioBased(sampling.ratio());
                };
        return sampling.respectsParent() ? Sampler.parentBased(root) : root;
    }

    /** What is no trace context is none (W3C Trace Context, "Processing Model"). */
    private static Context parent(OtlpSettings settings) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), settings, new OfSettings());
    }

    private static final class OfSettings implements TextMapGetter<OtlpSettings> {

        @Override
        public @Nullable String get(@Nullable OtlpSettings settings, String key) {
            if (settings == null) {
                return null;
            }
            return (key.equals("traceparent") ? settings.traceParent() : settings.traceState()).orElse(null);
        }
    }

    void accept(RunIdentity run, Event event) {
        Context context = trace.accept(run, event);
        measured |= metrics.accept(run, event);
        if (!event.kind().isDetail()) {
            logs.accept(run, event, context);
        }
    }

    /** Makes requests of what was recorded since it was last asked. */
    void collect() {
        batches(OtlpSignal.TRACES, spans.take(), spanExporter::export);
        if (measured) {
            measured = false;
            Collection<MetricData> all = measurements.take();
            batches(OtlpSignal.METRICS, List.copyOf(all), metricExporter::export);
        }
        batches(OtlpSignal.LOGS, records.take(), logExporter::export);
    }

    private <T> void batches(OtlpSignal signal, List<T> items, Consumer<Collection<T>> export) {
        OtlpOutbox outbox = outboxes.get(signal);
        if (outbox == null) {
            return;
        }
        for (int from = 0; from < items.size(); from += MOST_ITEMS) {
            List<T> batch = items.subList(from, Math.min(from + MOST_ITEMS, items.size()));
            export.accept(batch);
            outbox.add(request.body(), batch.size());
        }
    }

    /** Of each signal that is sent. */
    Collection<OtlpOutbox> outboxes() {
        return outboxes.values();
    }

    /** What was asked for and is not done. */
    List<String> troubles() {
        return troubles;
    }
}
