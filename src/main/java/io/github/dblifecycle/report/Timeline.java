package io.github.dblifecycle.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The migrations of a report in the order in which they stand there, as people are shown them. */
final class Timeline {

    private Timeline() {}

    /**
     * A migration.
     *
     * @param label its version, R where it has none
     * @param state what is true of it; empty where nobody asked a database
     * @param at when it was applied
     * @param took how long that took
     */
    record Entry(
            String label,
            String description,
            String script,
            String state,
            Optional<String> at,
            Optional<String> by,
            Optional<String> took) {

        boolean isPending() {
            return state.equals("pending");
        }
    }

    static List<Entry> of(Report report) {
        return report.migrations().stream().map(Timeline::entry).toList();
    }

    private static Entry entry(Map<String, Object> row) {
        return new Entry(
                text(row.get("version")).orElse("R"),
                text(row.get("description")).orElse(""),
                text(row.get("script")).orElse(""),
                text(row.get("state")).orElse(""),
                text(row.get("appliedAt")),
                text(row.get("appliedBy")),
                row.get("durationMillis") instanceof Number millis && millis.longValue() >= 0
                        ? Optional.of(Durations.words(Duration.ofMillis(millis.longValue())))
                        : Optional.empty());
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }
}
