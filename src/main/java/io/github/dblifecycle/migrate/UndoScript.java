package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.List;
import java.util.Objects;

/**
 * A script that takes one versioned migration back, as Flyway's parser takes it apart.
 *
 * @param version of the migration that it takes back
 * @param fileName as it stands in the history
 * @param position its first line
 * @param transactional whether all of it runs in one transaction
 * @param statements with placeholders replaced
 */
public record UndoScript(
        String version,
        String description,
        String fileName,
        SourcePosition position,
        boolean transactional,
        List<ScriptStatement> statements) {

    /**
     * Flyway's word for a migration that counts as never applied from here on, and is applied again where its script is
     * there. Its open edition heeds no other: what an undo is called in the paid ones it passes over.
     */
    static final String TYPE = "DELETE";

    public UndoScript {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(position, "position");
        statements = List.copyOf(statements);
    }
}
