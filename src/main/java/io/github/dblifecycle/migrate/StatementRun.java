package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A statement of a script that has run.
 *
 * @param number of the statement in its script, from 1
 * @param alone whether the script has no other
 * @param duration wall time, waiting included
 * @param lockWait how much of it was waiting for others, as far as that was seen: who waits is looked at twice a second
 * @param rows how many it wrote, or returned; empty for one that does neither
 */
public record StatementRun(
        SourcePosition position, int number, boolean alone, Duration duration, Duration lockWait, OptionalLong rows) {

    public StatementRun {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(rows, "rows");
        if (number < 1 || duration.isNegative() || lockWait.compareTo(duration) > 0) {
            throw new IllegalArgumentException(
                    "no statement " + number + ", " + duration + " with " + lockWait + " waited");
        }
    }
}
