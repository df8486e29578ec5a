package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What one run of a goal found and did, for machines.
 *
 * @param goal without prefix, for example {@code validate}
 * @param environment the named database; empty for goals that need none
 * @param outcome how it ended
 * @param startedAt when it began
 * @param duration how long it took; not negative
 * @param findings sorted by {@link Finding#ORDER}
 * @param migrations in the order of the goal, each a sorted map of JSON values
 * @param data what else the goal tells, sorted by key; JSON values
 * @param illustration what people are shown besides; not in report.json
 */
public record Report(
        String goal,
        Optional<String> environment,
        Outcome outcome,
        Instant startedAt,
        Duration duration,
        List<Finding> findings,
        List<Map<String, Object>> migrations,
        Map<String, Object> data,
        Illustration illustration) {

    /** How a goal ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED;

        /** As report.json has it: {@code passed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One that has nothing to show but what it tells. */
    public Report(
            String goal,
            Optional<String> environment,
            Outcome outcome,
            Instant startedAt,
            Duration duration,
            List<Finding> findings,
            List<Map<String, Object>> migrations,
            Map<String, Object> data) {
        this(goal, environment, outcome, startedAt, duration, findings, migrations, data, Illustration.NONE);
    }

    public Report {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(illustration, "illustration");
        if (goal.isEmpty() || duration.isNegative()) {
            throw new IllegalArgumentException("a report names its goal and lasts no negative time");
        }
        findings = findings.stream().sorted(Finding.ORDER).toList();
        migrations = migrations.stream().map(Report::sorted).toList();
        data = sorted(data);
    }

    /** Nothing was found, nothing differs, and nothing is to run. */
    public boolean isUneventful() {
        boolean differs = illustration.comparison().stream()
                .anyMatch(two -> !two.comparison().changes().isEmpty());
        return outcome != Outcome.FAILED
                && findings.isEmpty()
                && !differs
                && illustration.plan().isEmpty();
    }

    /** The same, with something to show. */
    public Report with(Illustration shown) {
        return new Report(goal, environment, outcome, startedAt, duration, findings, migrations, data, shown);
    }

    /** The same with every text run through a function that masks secrets, but for what is shown. */
    public Report masked(UnaryOperator<String> mask) {
        return new Report(
                goal,
                environment,
                outcome,
                startedAt,
                duration,
                findings.stream().map(finding -> masked(finding, mask)).toList(),
                migrations.stream().map(row -> masked(row, mask)).toList(),
                masked(data, mask),
                illustration);
    }

    private static Finding masked(Finding finding, UnaryOperator<String> mask) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.position(),
                mask.apply(finding.message()),
                finding.details().stream().map(mask).toList(),
                finding.fix().map(mask));
    }

    private static Map<String, Object> masked(Map<String, Object> map, UnaryOperator<String> mask) {
        Map<String, Object> masked = new TreeMap<>();
        map.forEach((key, value) -> masked.put(key, masked(value, mask)));
        return masked;
    }

    private static Object masked(Object value, UnaryOperator<String> mask) {
        if (value instanceof String text) {
            return mask.apply(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> masked = new TreeMap<>();
            map.forEach((key, inner) -> masked.put(key.toString(), masked(inner, mask)));
            return masked;
        }
        if (value instanceof Collection<?> many) {
            List<Object> masked = new ArrayList<>();
            many.forEach(one -> masked.add(masked(one, mask)));
            return masked;
        }
        return value;
    }

    private static Map<String, Object> sorted(Map<String, Object> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
