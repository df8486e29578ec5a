package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one target.
 *
 * @param before its version when the run looked at it first; empty where it had none, or it could not be read
 * @param after its version at the end; empty where it has none
 * @param applied in this run, in order; they stay applied whatever came after
 * @param duration how long it was worked on
 * @param findings why it failed; empty otherwise
 * @param cause of the failure; empty otherwise
 */
public record TargetResult(
        MigrationTarget target,
        State state,
        Optional<String> before,
        Optional<String> after,
        List<MigrateOutcome.Applied> applied,
        Duration duration,
        List<Finding> findings,
        Optional<Throwable> cause) {

    /** How it ended. */
    public enum State {
        MIGRATED,
        UP_TO_DATE,
        FAILED,
        NOT_BEGUN
    }

    public TargetResult {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(cause, "cause");
        applied = List.copyOf(applied);
        findings = List.copyOf(findings);
        if (duration.isNegative() || (state == State.FAILED) == findings.isEmpty()) {
            throw new IllegalArgumentException("a target fails for a reason, and in no negative time");
        }
    }

    static TargetResult notBegun(MigrationTarget target, Optional<String> version) {
        return new TargetResult(
                target, State.NOT_BEGUN, version, version, List.of(), Duration.ZERO, List.of(), Optional.empty());
    }
}
