package io.github.dblifecycle.migrate;

import io.github.dblifecycle.trace.StatementTrace;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.callback.Error;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.callback.Warning;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatement;

/**
 * Sends one statement after the other, with the callbacks Flyway would call around each, and passes on what the server
 * says meanwhile. For projects that need all of that in scratch, and for what is only looked at.
 */
final class SequentialRunner extends ScriptRunner {

    private final ProjectLayout layout;
    private final Optional<StatementTrace> trace;

    /**
     * Makes a runner for one run.
     *
     * @param trace told of every statement in a scratch database; empty in others, where nothing of ours is left
     */
    SequentialRunner(ProjectLayout layout, Optional<StatementTrace> trace) {
        this.layout = layout;
        this.trace = trace;
    }

    @Override
    void run(SqlScript script, Statements statements) {
        try (var iterator = script.getSqlStatements()) {
            while (iterator.hasNext()) {
                run(script, iterator.next(), statements);
            }
        }
    }

    private void run(SqlScript script, SqlStatement statement, Statements statements) {
        var callbacks = statements.callbacks();
        String sql = statement.getSql() + statement.getDelimiter();
        callbacks.onEachMigrateOrUndoStatementEvent(
                Event.BEFORE_EACH_MIGRATE_STATEMENT, sql, List.<Warning>of(), List.<Error>of());
        Results results = send(script, statement, statements);
        for (Warning warning : results.getWarnings()) {
            ServerNotice.tell(ScriptPositions.of(layout, script, statement), warning.getMessage());
        }
        if (results.getException() != null) {
            callbacks.onEachMigrateOrUndoStatementEvent(
                    Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR, sql, results.getWarnings(), results.getErrors());
            throw failed(layout, script, statement, results.getException());
        }
        callbacks.onEachMigrateOrUndoStatementEvent(
                Event.AFTER_EACH_MIGRATE_STATEMENT, sql, results.getWarnings(), results.getErrors());
    }

    private Results send(SqlScript script, SqlStatement statement, Statements statements) {
        return trace.isPresent() && !ScriptPositions.isFlywaysOwn(script)
                ? traced(layout, script, statement, statements, trace.get())
                : statements.execute(statement);
    }
}
