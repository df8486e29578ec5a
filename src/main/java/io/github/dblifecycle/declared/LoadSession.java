package io.github.dblifecycle.declared;

import io.github.dblifecycle.sql.CopyData;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.trace.StatementTrace;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Runs steps over one connection so that each sees the settings of its place, and marks each in the trace. */
final class LoadSession {

    private static final String SAVEPOINT = "db_load";

    private static final String NOT_IN_A_TRANSACTION_BLOCK = "25001";

    private final Connection connection;
    private final StatementTrace trace;
    private final MissingRoles roles;
    private final NavigableSet<Identifier> createdRoles = new TreeSet<>();
    private List<io.github.dblifecycle.sql.Statement> inForce = List.of();

    LoadSession(Connection connection, StatementTrace trace, MissingRoles roles) {
        this.connection = connection;
        this.trace = trace;
        this.roles = roles;
    }

    NavigableSet<Identifier> createdRoles() {
        return createdRoles;
    }

    /**
     * As after connecting, but: bodies of functions may mention what comes later, notices are not sent, and messages
     * are not translated where that may be set.
     */
    void reset() throws SQLException {
        for (String setting : List.of(
                "SET SESSION AUTHORIZATION DEFAULT",
                "RESET ALL",
                "SET check_function_bodies = off",
                "SET client_min_messages = warning")) {
            execute(setting);
        }
        guarded(() -> execute("SET lc_messages = 'C'"));
        inForce = List.of();
    }

    /** Ends the transaction that a file left open. */
    boolean rollBackOpenTransaction() throws SQLException {
        if (state() == TransactionState.IDLE) {
            return false;
        }
        execute("ROLLBACK");
        return true;
    }

    boolean inTransaction() throws SQLException {
        return state() != TransactionState.IDLE;
    }

    /**
     * Runs one step by itself.
     *
     * @return what the server has against it; nothing of the step is left then
     * @throws SQLException when the connection fails
     */
    Optional<SqlError> run(Step step) throws SQLException {
        if (step.concernsEncoding()) {
            return Optional.empty();
        }
        apply(step.settings());
        Optional<SqlError> error = attempt(step);
        while (error.isPresent() && createRole(error.get(), step.settings())) {
            error = attempt(step);
        }
        if (error.flatMap(LoadFindings::existingRole)
                .filter(createdRoles::contains)
                .isPresent()) {
            return Optional.empty();
        }
        if (error.isEmpty()) {
            inForce = step.settings().after(step.statement()).session();
        }
        return error;
    }

    /**
     * Runs steps that share settings in one transaction, which takes one round trip.
     *
     * @return false when the server refused one; nothing of any is left then
     */
    boolean runTogether(List<Step> steps) throws SQLException {
        apply(steps.get(0).settings());
        return guarded(() -> inOneTransaction(() -> {
                    try (Statement batch = statement()) {
                        for (Step step : steps) {
                            batch.addBatch(step.statement().text());
                            batch.addBatch(trace.mark(step.position()));
                        }
                        batch.executeBatch();
                    }
                }))
                .isEmpty();
    }

    private Optional<SqlError> attempt(Step step) throws SQLException {
        String text = step.statement().text();
        if (step.controlsTransaction()) {
            return refusal(() -> execute(text));
        }
        if (step.isSetting()) {
            return guarded(() -> execute(text));
        }
        if (step.piece() instanceof CopyData copy) {
            return guarded(() -> copy(copy));
        }
        if (inTransaction()) {
            return guarded(() -> executeMarked(step));
        }
        if (!step.settings().local().isEmpty()) {
            return guarded(() -> inOneTransaction(() -> {
                for (io.github.dblifecycle.sql.Statement setting :
                        step.settings().local()) {
                    execute(setting.text());
                }
                executeMarked(step);
            }));
        }
        if (!step.wantsOwnTransaction()) {
            Optional<SqlError> error = refusal(() -> executeMarked(step));
            if (error.filter(refused -> refused.sqlState().equals(NOT_IN_A_TRANSACTION_BLOCK))
                    .isEmpty()) {
                return error;
            }
        }
        return refusal(() -> {
            execute(trace.announce(step.position()));
            execute(text);
        });
    }

    /**
     * Two statements in one message exchange are one transaction, so the marker shares that of its statement. The
     * driver would cut the text at semicolons by rules of its own: where it holds one, it is sent by itself.
     */
    private void executeMarked(Step step) throws SQLException {
        String text = step.statement().text();
        String marker = trace.mark(step.position());
        if (text.indexOf(';') < 0) {
            execute(text + ";\n" + marker);
        } else if (inTransaction() || !connection.getAutoCommit()) {
            execute(text);
            execute(marker);
        } else {
            inOneTransaction(() -> {
                execute(text);
                execute(marker);
            });
        }
    }

    private void copy(CopyData copy) throws SQLException {
        try (StringReader rows = new StringReader(copy.rows())) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(copy.command().text(), rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string in memory cannot be read", impossible);
        }
    }

    private void apply(SessionSettings settings) throws SQLException {
        if (inForce.equals(settings.session())) {
            return;
        }
        reset();
        for (io.github.dblifecycle.sql.Statement setting : settings.session()) {
            execute(setting.text());
        }
        if (inTransaction()) {
            for (io.github.dblifecycle.sql.Statement setting : settings.local()) {
                execute(setting.text());
            }
        }
        inForce = settings.session();
    }

    /** Answers whether the role was missing and is there now. */
    private boolean createRole(SqlError error, SessionSettings settings) throws SQLException {
        Optional<Identifier> missing = LoadFindings.missingRole(error);
        if (roles == MissingRoles.REPORT || missing.isEmpty() || createdRoles.contains(missing.get())) {
            return false;
        }
        String role = missing.get().quoted();
        reset();
        boolean created =
                guarded(() -> execute("CREATE ROLE " + role + " NOLOGIN")).isEmpty();
        if (created) {
            createdRoles.add(missing.get());
            guarded(() -> execute("GRANT " + role + " TO CURRENT_USER"));
        }
        apply(settings);
        return created;
    }

    private void inOneTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException refused) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
            throw refused;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Inside a transaction of the file's own, a refused statement must not take the others with it. */
    private Optional<SqlError> guarded(Work work) throws SQLException {
        if (state() != TransactionState.OPEN) {
            return refusal(work);
        }
        execute("SAVEPOINT " + SAVEPOINT);
        Optional<SqlError> error = refusal(work);
        if (error.isPresent()) {
            execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        }
        execute("RELEASE SAVEPOINT " + SAVEPOINT);
        return error;
    }

    private Optional<SqlError> refusal(Work work) throws SQLException {
        try {
            work.run();
            return Optional.empty();
        } catch (SQLException refused) {
            SqlError error = SqlError.of(refused);
            if (error.connectionFailed() || connection.isClosed()) {
                throw refused;
            }
            return Optional.of(error);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = statement()) {
            statement.execute(sql);
        }
    }

    /** Braces mean something in JDBC and something else in SQL. */
    private Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private TransactionState state() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState();
    }

    /** Something to do with the connection. */
    private interface Work {
        void run() throws SQLException;
    }
}
