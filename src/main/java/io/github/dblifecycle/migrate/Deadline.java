package io.github.dblifecycle.migrate;

import java.time.Duration;

/** The moment by which a run must have ended, by a clock that nobody sets. */
final class Deadline {

    private final Duration whole;
    private final long start;

    private Deadline(Duration whole, long start) {
        this.whole = whole;
        this.start = start;
    }

    static Deadline in(Duration whole) {
        return new Deadline(whole, System.nanoTime());
    }

    Duration whole() {
        return whole;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Never negative. */
    Duration remaining() {
        Duration left = whole.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver() {
        return remaining().isZero();
    }
}
