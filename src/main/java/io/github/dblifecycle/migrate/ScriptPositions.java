package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlError;
import java.sql.SQLException;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatement;

/** From Flyway's idea of where a statement stands to a file and line. */
final class ScriptPositions {

    /** Flyway makes its history table with a script that lies in no file. */
    private static final String FLYWAYS_OWN = "flyway";

    private ScriptPositions() {}

    static SourcePosition of(ProjectLayout layout, SqlScript script, SqlStatement statement) {
        return layout.position(file(script), statement.getLineNumber());
    }

    static ScriptFailure failure(
            ProjectLayout layout, SqlScript script, SqlStatement statement, SQLException exception) {
        SqlError error = SqlError.of(exception);
        SourcePosition start = of(layout, script, statement);
        int line = start.line()
                + error.position().stream()
                        .map(position -> newlinesBefore(statement.getSql(), position))
                        .findFirst()
                        .orElse(0);
        return new ScriptFailure(new SourcePosition(start.file(), line), statement.getSql(), error);
    }

    /** The server counts characters as code points, from 1. */
    private static int newlinesBefore(String sql, int position) {
        int end = sql.offsetByCodePoints(0, Math.min(position - 1, sql.codePointCount(0, sql.length())));
        return (int) sql.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    static boolean isFlywaysOwn(SqlScript script) {
        return file(script).equals(FLYWAYS_OWN);
    }

    private static String file(SqlScript script) {
        String onDisk = script.getResource().getAbsolutePathOnDisk();
        if (onDisk != null && !onDisk.isEmpty()) {
            return onDisk;
        }
        String path = script.getResource().getAbsolutePath();
        return path == null || path.isEmpty() ? FLYWAYS_OWN : path;
    }
}
