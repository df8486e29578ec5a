package io.github.dblifecycle.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Collection;

/** Reads metrics when it is asked, and not by a clock; for one thread. */
final class OtlpMeasurements implements MetricReader {

    private final MetricExporter exporter;
    private CollectionRegistration registration = CollectionRegistration.noop();

    /** @param exporter knows how metrics are added up */
    OtlpMeasurements(MetricExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public void register(CollectionRegistration given) {
        registration = given;
    }

    /** As they are now, or what was added since it was last asked. */
    Collection<MetricData> take() {
        return registration.collectAllMetrics();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return exporter.getAggregationTemporality(type);
    }

    @Override
    public Aggregation getDefaultAggregation(InstrumentType type) {
        return exporter.getDefaultAggregation(type);
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
