package io.github.dblifecycle.telemetry;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.DefaultAggregationSelector;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Makes OpenTelemetry's exporters, whose requests are kept and not sent ({@link OtlpRequest}). */
final class OtlpExporters {

    private OtlpExporters() {}

    static SpanExporter spans(OtlpRequest request) {
        return OtlpHttpSpanExporter.builder()
                .setMeterProvider(MeterProvider.noop())
                .setComponentLoader(request)
                .build();
    }

    static LogRecordExporter logs(OtlpRequest request) {
        return OtlpHttpLogRecordExporter.builder()
                .setMeterProvider(MeterProvider.noop())
                .setComponentLoader(request)
                .build();
    }

    static MetricExporter metrics(OtlpRequest request, OtlpSettings settings) {
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setMeterProvider(MeterProvider.noop())
                .setAggregationTemporalitySelector(temporality(settings.temporality()))
                .setComponentLoader(request);
        if (settings.hasExponentialBuckets()) {
            builder.setDefaultAggregationSelector(DefaultAggregationSelector.getDefault()
                    .with(InstrumentType.HISTOGRAM, Aggregation.base2ExponentialBucketHistogram()));
        }
        return builder.build();
    }

    private static AggregationTemporalitySelector temporality(OtlpTemporality temporality) {
        return switch (temporality) {
            case CUMULATIVE -> AggregationTemporalitySelector.alwaysCumulative();
            case DELTA -> AggregationTemporalitySelector.deltaPreferred();
            case LOWMEMORY -> AggregationTemporalitySelector.lowMemory();
        };
    }

    /**
     * Whom to trust and how to prove who sends, as an exporter makes it of files; empty where the JVM decides.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if one holds no certificate or key
     * @throws IllegalStateException likewise
     */
    static Optional<SSLContext> trust(OtlpDestination destination) throws IOException {
        boolean hasKey = destination.clientKey().isPresent()
                && destination.clientCertificate().isPresent();
        if (destination.certificate().isEmpty() && !hasKey) {
            return Optional.empty();
        }
        OtlpRequest request = new OtlpRequest();
        OtlpHttpSpanExporterBuilder builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(destination.endpoint().address().toString())
                .setMeterProvider(MeterProvider.noop())
                .setComponentLoader(request);
        if (destination.certificate().isPresent()) {
            builder.setTrustedCertificates(
                    Files.readAllBytes(destination.certificate().get()));
        }
        if (hasKey) {
            builder.setClientTls(
                    Files.readAllBytes(destination.clientKey().orElseThrow()),
                    Files.readAllBytes(destination.clientCertificate().orElseThrow()));
        }
        builder.build().close();
        return request.trust();
    }
}
