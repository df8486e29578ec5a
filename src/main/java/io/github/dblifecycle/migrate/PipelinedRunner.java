package io.github.dblifecycle.migrate;

import io.github.dblifecycle.trace.StatementTrace;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatement;

/**
 * Sends the statements of a script without waiting for each answer, and behind each the marker that tells later which
 * line an object came from. For scratch databases, where nobody waits between two statements.
 *
 * <p>The driver does not tell which statement of a batch failed. After a failure the caller rolls back and has the
 * script run once more {@link #oneByOne}, which tells.
 */
final class PipelinedRunner extends ScriptRunner {

    private static final int LARGEST_BATCH = 200;

    private final ProjectLayout layout;
    private final Optional<StatementTrace> trace;
    private boolean oneByOne;

    PipelinedRunner(ProjectLayout layout, Optional<StatementTrace> trace) {
        this.layout = layout;
        this.trace = trace;
    }

    /** Whether statements are sent each by itself, so that a failure names its statement. */
    void oneByOne(boolean wanted) {
        oneByOne = wanted;
        forgetFailure();
    }

    @Override
    void run(SqlScript script, Statements statements) {
        if (!ScriptPositions.isFlywaysOwn(script)) {
            // A scratch database has no data to speak of: here only the queries themselves are tried.
            var unused = broken(layout, script, statements.connection());
        }
        boolean batched = !oneByOne && script.executeInTransaction();
        List<SqlStatement> batch = new ArrayList<>();
        try (var iterator = script.getSqlStatements()) {
            while (iterator.hasNext()) {
                SqlStatement statement = iterator.next();
                if (batched && isPlain(statement)) {
                    batch.add(statement);
                    if (batch.size() == LARGEST_BATCH) {
                        send(script, batch, statements);
                    }
                } else {
                    send(script, batch, statements);
                    alone(script, statement, statements);
                }
            }
        }
        send(script, batch, statements);
    }

    /** Flyway's parser gives statements that travel in a way of their own, such as COPY with its data, a class. */
    private static boolean isPlain(SqlStatement statement) {
        return statement.getClass() == ParsedSqlStatement.class;
    }

    private void send(SqlScript script, List<SqlStatement> batch, Statements statements) {
        if (batch.isEmpty()) {
            return;
        }
        try (Statement jdbc = statements.connection().createStatement()) {
            jdbc.setEscapeProcessing(false);
            for (SqlStatement statement : batch) {
                jdbc.addBatch(statement.getSql());
                if (trace.isPresent()) {
                    jdbc.addBatch(trace.get().mark(ScriptPositions.of(layout, script, statement)));
                }
            }
            jdbc.executeBatch();
        } catch (SQLException e) {
            throw failed(layout, script, batch.get(0), e);
        }
        batch.clear();
    }

    private void alone(SqlScript script, SqlStatement statement, Statements statements) {
        if (trace.isPresent()) {
            traced(layout, script, statement, statements, trace.get());
        } else {
            plain(layout, script, statement, statements);
        }
    }
}
