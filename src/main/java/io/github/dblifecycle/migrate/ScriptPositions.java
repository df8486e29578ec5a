package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationInfo;
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

    static SourcePosition line(ProjectLayout layout, SqlScript script, int line) {
        return layout.position(file(script), line);
    }

    static ScriptFailure failure(
            ProjectLayout layout, SqlScript script, SqlStatement statement, SQLException exception) {
        SqlError error = SqlError.of(exception);
        String sql = statement.getSql();
        int comments = commentsBefore(sql);
        SourcePosition start = of(layout, script, statement);
        int line = start.line()
                + error.position().stream()
                        .map(position -> newlines(sql, comments, unit(sql, position)))
                        .findFirst()
                        .orElse(0);
        return new ScriptFailure(new SourcePosition(start.file(), line), sql.substring(comments), error);
    }

    /** Flyway leaves a statement the comments before it, but tells the line of its first word. */
    private static int commentsBefore(String sql) {
        try {
            return StatementSplitter.split(sql).stream()
                    .filter(Statement.class::isInstance)
                    .map(Statement.class::cast)
                    .findFirst()
                    .map(Statement::offset)
                    .orElse(0);
        } catch (UnfinishedScriptException e) {
            return 0;
        }
    }

    private static int newlines(String sql, int from, int to) {
        return (int) sql.substring(from, Math.max(from, to))
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    /** The server counts characters as code points, from 1. */
    private static int unit(String sql, int position) {
        return sql.offsetByCodePoints(0, Math.min(position - 1, sql.codePointCount(0, sql.length())));
    }

    /** Callbacks and Flyway's own scripts run between those of migrations. */
    static boolean isScriptOf(MigrationInfo migration, SqlScript script) {
        String path = migration.getScript();
        return path.substring(path.lastIndexOf('/') + 1)
                .equals(script.getResource().getFilename());
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
