package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One statement of a plan.
 *
 * @param sql without a semicolon
 * @param about the object it is about
 * @param hazards the worst first; none as a rule
 * @param lockTimeout how long it may wait for a lock; zero: for ever, which only statements do that hold up nobody
 *     while they wait
 * @param timeout how long it may run; zero: as long as it takes
 */
public record PlannedStatement(
        String sql, ObjectReference about, List<Hazard> hazards, Duration lockTimeout, Duration timeout) {

    public PlannedStatement {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(about, "about");
        hazards = hazards.stream()
                .sorted(java.util.Comparator.comparing(Hazard::kind).thenComparing(Hazard::sentence))
                .toList();
        if (lockTimeout.isNegative() || timeout.isNegative()) {
            throw new IllegalArgumentException("no statement waits less than no time: " + sql);
        }
    }
}
