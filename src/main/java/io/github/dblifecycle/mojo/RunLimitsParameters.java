package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.DurationText;
import io.github.dblifecycle.migrate.RunLimits;
import java.time.Duration;
import java.util.Optional;

/** {@code db.deadline} and {@code db.lockTimeout} as they were typed. */
final class RunLimitsParameters {

    private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(1);

    private RunLimitsParameters() {}

    static RunLimits parse(String deadline, String lockTimeout) {
        Problems problems = new Problems();
        Optional<Duration> whole = problems.collect(() -> DurationText.parse("db.deadline", deadline));
        Optional<Duration> lock = problems.collect(() -> DurationText.parse("db.lockTimeout", lockTimeout));
        problems.throwIfAny();
        if (whole.orElseThrow().compareTo(SHORTEST_DEADLINE) < 0) {
            throw DurationText.refused(
                    "db.deadline", "is shorter than a second: " + deadline, "allow a second or more");
        }
        if (lock.orElseThrow().compareTo(whole.orElseThrow()) >= 0) {
            throw DurationText.refused(
                    "db.lockTimeout",
                    "is not shorter than db.deadline: " + lockTimeout + " and " + deadline,
                    "a few seconds are enough: whoever needs the table waits that long at worst");
        }
        return new RunLimits(whole.orElseThrow(), lock.orElseThrow());
    }
}
