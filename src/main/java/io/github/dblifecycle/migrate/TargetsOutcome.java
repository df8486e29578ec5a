package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of all targets.
 *
 * @param results in the order in which the targets were told
 * @param notBegun why some were not begun; empty where all were
 */
public record TargetsOutcome(List<TargetResult> results, Optional<Finding> notBegun) {

    public TargetsOutcome {
        results = List.copyOf(results);
        boolean allBegun = results.stream().noneMatch(result -> result.state() == TargetResult.State.NOT_BEGUN);
        if (allBegun == notBegun.isPresent()) {
            throw new IllegalArgumentException("what was not begun has a reason, and nothing else has");
        }
    }

    /** How many ended so. */
    public long count(TargetResult.State state) {
        return results.stream().filter(result -> result.state() == state).count();
    }

    /** Whether every target is up to date now. */
    public boolean isComplete() {
        return count(TargetResult.State.FAILED) == 0 && notBegun.isEmpty();
    }
}
