package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

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
 */
public record Report(
        String goal,
        Optional<String> environment,
        Outcome outcome,
        Instant startedAt,
        Duration duration,
        List<Finding> findings,
        List<Map<String, Object>> migrations,
        Map<String, Object> data) {

    /** How a goal ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    public Report {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(startedAt, "startedAt");
        if (goal.isEmpty() || duration.isNegative()) {
            throw new IllegalArgumentException("a report names its goal and lasts no negative time");
        }
        findings = findings.stream().sorted(Finding.ORDER).toList();
        migrations = migrations.stream().map(Report::sorted).toList();
        data = sorted(data);
    }

    private static Map<String, Object> sorted(Map<String, Object> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
