package io.github.dblifecycle.telemetry;

/**
 * Whether a counter says how much it is since the run began or since it was last told; the names are those of
 * {@code OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE}.
 */
enum OtlpTemporality {
    CUMULATIVE,
    DELTA,
    LOWMEMORY
}
