package io.github.dblifecycle.workflow;

import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Loads what {@link io.github.dblifecycle.plan.SchemaSql} wrote. */
final class WrittenSchema {

    /** A transaction keeps a lock for each object it makes, and a server has room for some thousands. */
    private static final int STATEMENTS_IN_A_TRANSACTION = 200;

    private WrittenSchema() {}

    /**
     * Runs the statements in their order.
     *
     * @param connection to an empty database; in auto-commit mode, before and after
     * @throws SQLException at the first statement that the server refuses
     */
    static void load(String script, Connection connection) throws SQLException, UnfinishedScriptException {
        List<io.github.dblifecycle.sql.Statement> statements = StatementSplitter.split(script).stream()
                .map(WrittenSchema::statement)
                .toList();
        connection.setAutoCommit(false);
        try (Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            for (int start = 0; start < statements.size(); start += STATEMENTS_IN_A_TRANSACTION) {
                int end = Math.min(start + STATEMENTS_IN_A_TRANSACTION, statements.size());
                for (io.github.dblifecycle.sql.Statement statement : statements.subList(start, end)) {
                    batch.addBatch(statement.text());
                }
                batch.executeBatch();
                connection.commit();
            }
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static io.github.dblifecycle.sql.Statement statement(ScriptPiece piece) {
        if (piece instanceof io.github.dblifecycle.sql.Statement statement) {
            return statement;
        }
        throw new IllegalArgumentException("a schema holds statements alone: " + piece);
    }
}
