package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.Objects;

/**
 * A statement as it stands in a script, its placeholders not replaced.
 *
 * @param position of its first word
 * @param sql without the semicolon, with the comments before it
 */
public record ScriptStatement(SourcePosition position, String sql) {

    public ScriptStatement {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(sql, "sql");
    }
}
