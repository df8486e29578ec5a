package io.github.dblifecycle.telemetry;

import java.time.Duration;
import java.util.Optional;

/** How long a service that could not take something is left alone; longer each time, and as long as it asked for. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 6;

    private int failures;
    private Duration asked = Duration.ZERO;

    void succeeded() {
        failures = 0;
        asked = Duration.ZERO;
    }

    void failed(HttpAnswer answer) {
        failures++;
        Optional<Duration> retryAfter =
                answer instanceof HttpAnswer.Answered answered ? answered.retryAfter() : Optional.empty();
        asked = retryAfter.orElse(Duration.ZERO);
    }

    Duration pause() {
        Duration own = FIRST.multipliedBy(1L << Math.min(Math.max(0, failures - 1), DOUBLINGS));
        Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        return asked.compareTo(bounded) > 0 ? asked : bounded;
    }
}
