package io.github.dblifecycle.workflow;

import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.PlannedStatement;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a plan in a scratch database, as a migration would: a transaction a script, or none. */
final class PlanProof {

    /**
     * The statement that the server refused. What its script did before is rolled back, unless it has no transaction.
     *
     * @param ran the scripts before it
     * @param clean whether nothing of its own script is left; an index that is built concurrently leaves an invalid one
     */
    record Refused(PlannedStatement statement, SqlError error, List<PlannedScript> ran, boolean clean) {

        Refused {
            ran = List.copyOf(ran);
        }

        Verdict verdict() {
            return new Verdict.Refused(statement, error);
        }
    }

    private PlanProof() {}

    /**
     * Runs all of it.
     *
     * @param connection to a scratch database that holds the schema the plan starts from; in auto-commit mode, before and
     *     after
     * @return empty if every statement ran
     */
    static Optional<Refused> run(Plan plan, Connection connection) throws SQLException {
        List<PlannedScript> ran = new ArrayList<>();
        for (PlannedScript script : plan.scripts()) {
            Optional<Refused> refused = run(script, ran, connection);
            if (refused.isPresent()) {
                return refused;
            }
            ran.add(script);
        }
        return Optional.empty();
    }

    private static Optional<Refused> run(PlannedScript script, List<PlannedScript> ran, Connection connection)
            throws SQLException {
        connection.setAutoCommit(!script.transactional());
        try (Statement server = connection.createStatement()) {
            server.setEscapeProcessing(false);
            for (PlannedStatement statement : script.statements()) {
                try {
                    server.execute(statement.sql());
                } catch (SQLException e) {
                    SqlError error = SqlError.of(e);
                    if (error.connectionFailed()) {
                        throw e;
                    }
                    if (script.transactional()) {
                        connection.rollback();
                    }
                    return Optional.of(new Refused(statement, error, ran, script.transactional()));
                }
            }
            if (script.transactional()) {
                connection.commit();
            }
            return Optional.empty();
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
