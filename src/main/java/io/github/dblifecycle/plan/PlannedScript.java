package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Statements that stand in one migration.
 *
 * @param transactional whether they run in one transaction; what is not, like {@code CREATE INDEX CONCURRENTLY}, stands
 *     alone
 * @param statements in the order in which they run; at least one
 */
public record PlannedScript(boolean transactional, List<PlannedStatement> statements) {

    public PlannedScript {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a script with nothing in it");
        }
    }

    /** What it does about some objects; empty if that is nothing. */
    Optional<PlannedScript> only(Predicate<ObjectReference> wanted) {
        List<PlannedStatement> some = statements.stream()
                .filter(statement -> wanted.test(statement.about()))
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(new PlannedScript(transactional, some));
    }
}
