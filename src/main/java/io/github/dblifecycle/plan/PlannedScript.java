package io.github.dblifecycle.plan;

import java.util.List;

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
}
