package io.github.dblifecycle.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes on only when somebody pauses. */
public final class TestTime extends Clock implements Pause {

    public static final Instant NOON = Instant.parse("2026-03-04T12:13:14Z");

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = NOON;

    @Override
    public void of(Duration duration) {
        pauses.add(duration);
        now = now.plus(duration);
    }

    /** Every one there was. */
    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    public TestTime plus(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a test has one zone");
    }
}
