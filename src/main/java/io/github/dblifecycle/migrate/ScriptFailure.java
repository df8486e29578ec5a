package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlError;
import java.util.Objects;

/**
 * A statement of a script that the server refused.
 *
 * @param position the line the server points at, or the statement's first where it points at none
 * @param statement the statement as it was sent
 * @param error the server's own words
 */
public record ScriptFailure(SourcePosition position, String statement, SqlError error) {

    public ScriptFailure {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(error, "error");
    }
}
