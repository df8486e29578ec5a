package io.github.dblifecycle.plan;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement of a pending script, or a Java migration as a whole.
 *
 * @param sql as it stands in the script, placeholders not replaced, because their values may be secrets; empty for code
 * @param hazards as far as they were observed, the worst first
 */
public record PendingStep(Optional<String> sql, SourcePosition position, ExpectedLocks locks, List<Hazard> hazards) {

    public PendingStep {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(locks, "locks");
        hazards = List.copyOf(hazards);
    }
}
