package io.github.dblifecycle.telemetry;

import io.opentelemetry.sdk.common.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The run's clock, as OpenTelemetry reads one. */
final class OtlpClock implements Clock {

    private final java.time.Clock clock;

    OtlpClock(java.time.Clock clock) {
        this.clock = clock;
    }

    @Override
    public long now() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
