package io.github.dblifecycle.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.callback.CallbackExecutor;
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

    final FlywaySqlScriptException failed(
            ProjectLayout layout, SqlScript script, SqlStatement statement, SQLException exception) {
        failure = Optional.of(ScriptPositions.failure(layout, script, statement, exception));
        return new FlywaySqlScriptException(script.getResource(), statement, exception, "");
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
