package io.github.dblifecycle.report;

import java.time.Duration;
import java.util.Locale;

/** Durations in the words of a report: {@code 12 ms}, {@code 3.4 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
public final class Durations {

    private Durations() {}

    /**
     * The two largest units that count.
     *
     * @param duration not negative; rounded down to what is shown
     */
    public static String words(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a negative duration: " + duration);
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%d.%d s", duration.toSeconds(), duration.toMillisPart() / 100);
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
    }
}
