package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.List;
import java.util.Objects;

/**
 * A migration that a database waits for, read and not run.
 *
 * @param position the script's first line; the source of a Java migration where the project has it, else its class
 * @param inTransaction whether Flyway runs it in a transaction
 * @param executed false where it would only be recorded
 * @param statements of a script, in their order; none where it is code
 * @param content a hash of all that it is made of
 */
public record PendingMigration(
        Migration migration,
        SourcePosition position,
        boolean inTransaction,
        boolean executed,
        boolean isScript,
        List<ScriptStatement> statements,
        String content) {

    public PendingMigration {
        Objects.requireNonNull(migration, "migration");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(content, "content");
        statements = List.copyOf(statements);
        if (!isScript && !statements.isEmpty()) {
            throw new IllegalArgumentException(migration.script() + " is no script and has no statements");
        }
    }

    /** What tells it apart from all others of its project. */
    String identity() {
        return migration.version().orElse("R") + " " + migration.script();
    }
}
