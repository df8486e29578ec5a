package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.LineComment;
import io.github.dblifecycle.sql.LineComments;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.internal.sqlscript.SqlScript;

/**
 * What a script says must be true of the data before its first statement: a line {@code -- @assert SELECT …}. The first
 * column is true in every row; further columns tell which row it is about.
 *
 * @param query without a semicolon at its end
 */
record DataCheck(String query, SourcePosition position) {

    private static final String WORD = "@assert";
    private static final int SAMPLE = 5;

    DataCheck {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(position, "position");
    }

    /**
     * What is not as it must be.
     *
     * @param rows for how many rows the first column is not true
     * @param sample a few of them, as JSON, without their first column; empty where there is no other
     */
    record Broken(DataCheck check, long rows, List<String> sample) {
        Broken {
            sample = List.copyOf(sample);
        }
    }

    /** In their order; none as a rule, which is known at a glance. */
    static List<DataCheck> of(SqlScript script, ProjectLayout layout) {
        if (ScriptPositions.isFlywaysOwn(script)) {
            return List.of();
        }
        String text = text(script);
        if (!text.contains(WORD)) {
            return List.of();
        }
        List<DataCheck> checks = new ArrayList<>();
        try {
            for (LineComment comment : LineComments.of(text)) {
                if (comment.text().startsWith(WORD + " ")) {
                    String query = comment.text().substring(WORD.length()).strip();
                    checks.add(new DataCheck(
                            query.endsWith(";") ? query.substring(0, query.length() - 1) : query,
                            ScriptPositions.line(layout, script, comment.line())));
                }
            }
        } catch (UnfinishedScriptException e) {
            throw new org.flywaydb.core.api.FlywayException(
                    "the checks of " + script.getResource().getFilename() + " cannot be found: " + e.getMessage(), e);
        }
        return checks;
    }

    private static String text(SqlScript script) {
        try (Reader reader = script.getResource().read()) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script.getResource().getFilename(), e);
        }
    }

    /**
     * Asks, and lets nothing be written.
     *
     * @param connection whose transaction, if there is one, is as it was afterwards
     * @throws SQLException where the server does not take the query
     */
    Optional<Broken> ask(Connection connection) throws SQLException {
        boolean alone = connection.getAutoCommit();
        if (alone) {
            connection.setAutoCommit(false);
        }
        try {
            Savepoint before = connection.setSavepoint();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL transaction_read_only = on");
                return ask(statement);
            } finally {
                connection.rollback(before);
            }
        } finally {
            if (alone) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Optional<Broken> ask(Statement statement) throws SQLException {
        List<String> sample = new ArrayList<>();
        long rows = 0;
        statement.setEscapeProcessing(false);
        try (ResultSet row = statement.executeQuery("SELECT count(*) OVER (), to_jsonb(checked) - 'holds' FROM ("
                + query + "\n) AS checked (holds) WHERE checked.holds IS NOT TRUE LIMIT " + SAMPLE)) {
            while (row.next()) {
                rows = row.getLong(1);
                if (!"{}".equals(row.getString(2))) {
                    sample.add(row.getString(2));
                }
            }
        }
        return rows == 0 ? Optional.empty() : Optional.of(new Broken(this, rows, sample));
    }

    /** The query was refused; what the server says of its own position is of no use to a reader. */
    ScriptFailure refused(SQLException exception) {
        return new ScriptFailure(position, "-- @assert " + query, SqlError.of(exception));
    }
}
