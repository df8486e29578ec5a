package io.github.dblifecycle.migrate;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a run on a live database may take, and how long it may stand in the way of others.
 *
 * @param deadline of the whole run, waiting included
 * @param lockTimeout how long a statement waits for a lock before it steps aside for those who queue behind it (PostgreSQL,
 *     "20.11.1. Statement Behavior", lock_timeout)
 */
public record RunLimits(Duration deadline, Duration lockTimeout) {

    /** What holds where nobody says otherwise: five minutes, and three seconds for each lock. */
    public static final RunLimits USUAL = new RunLimits(Duration.ofMinutes(5), Duration.ofSeconds(3));

    public RunLimits {
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(lockTimeout, "lockTimeout");
        if (deadline.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a run takes a second at least");
        }
        if (lockTimeout.isNegative() || lockTimeout.isZero()) {
            throw new IllegalArgumentException("a lock timeout is longer than nothing");
        }
    }
}
