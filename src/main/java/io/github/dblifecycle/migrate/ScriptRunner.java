package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.trace.StatementTrace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.callback.CallbackExecutor;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlScriptExecutor;
import org.flywaydb.core.internal.sqlscript.SqlStatement;

/**
 * Sends the statements of one script. Flyway decides which scripts run, in which order, in which transaction, and what
 * their statements are after placeholders were replaced; how the statements travel is decided here.
 */
abstract class ScriptRunner {

    private Optional<ScriptFailure> failure = Optional.empty();

    /**
     * Runs all statements of a script on a connection whose transaction is the caller's.
     *
     * @throws FlywaySqlScriptException from the first statement that fails
     */
    abstract void run(SqlScript script, Statements statements);

    /** What stopped the last script, with more than Flyway's exception can carry. */
    final Optional<ScriptFailure> failure() {
        return failure;
    }

    /** What failed before has been dealt with. */
    final void forgetFailure() {
        failure = Optional.empty();
    }

    final FlywaySqlScriptException failed(
            ProjectLayout layout, SqlScript script, SqlStatement statement, SQLException exception) {
        failure = Optional.of(ScriptPositions.failure(layout, script, statement, exception));
        return new FlywaySqlScriptException(script.getResource(), statement, exception, "");
    }

    /**
     * Runs one statement and leaves its marker: behind it, or before it where it may open transactions of its own.
     *
     * @throws FlywaySqlScriptException if it fails
     */
    final Results traced(
            ProjectLayout layout,
            SqlScript script,
            SqlStatement statement,
            Statements statements,
            StatementTrace trace) {
        SourcePosition position = ScriptPositions.of(layout, script, statement);
        boolean inTransaction = script.executeInTransaction();
        if (!inTransaction) {
            mark(layout, script, statement, statements, trace.announce(position));
        }
        Results results = statements.execute(statement);
        if (results.getException() == null && inTransaction) {
            mark(layout, script, statement, statements, trace.mark(position));
        }
        if (results.getException() != null) {
            throw failed(layout, script, statement, results.getException());
        }
        return results;
    }

    /**
     * Runs one statement.
     *
     * @throws FlywaySqlScriptException if it fails
     */
    final Results plain(ProjectLayout layout, SqlScript script, SqlStatement statement, Statements statements) {
        Results results = statements.execute(statement);
        if (results.getException() != null) {
            throw failed(layout, script, statement, results.getException());
        }
        return results;
    }

    private void mark(
            ProjectLayout layout, SqlScript script, SqlStatement statement, Statements statements, String marker) {
        Results marked = statements.template().executeStatement(marker);
        if (marked.getException() != null) {
            throw failed(layout, script, statement, marked.getException());
        }
    }

    /**
     * Asks what a script wants to know of the data before its first statement.
     *
     * @return what is not as the script says it must be
     * @throws FlywaySqlException where the server does not take a query
     */
    final List<DataCheck.Broken> broken(ProjectLayout layout, SqlScript script, Connection connection) {
        List<DataCheck.Broken> broken = new ArrayList<>();
        for (DataCheck check : DataCheck.of(script, layout)) {
            try {
                check.ask(connection).ifPresent(broken::add);
            } catch (SQLException e) {
                failure = Optional.of(check.refused(e));
                throw new FlywaySqlException(
                        "a check of " + script.getResource().getFilename() + " is refused", e);
            }
        }
        return broken;
    }

    /** What a runner needs to send a script: the connection, and Flyway's own way to run a statement it understands. */
    record Statements(
            Connection connection,
            JdbcTemplate template,
            SqlScriptExecutor executor,
            CallbackExecutor<org.flywaydb.core.api.callback.Event> callbacks,
            Configuration configuration) {

        Results execute(SqlStatement statement) {
            return statement.execute(template, executor, configuration);
        }
    }
}
