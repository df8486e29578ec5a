package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.UnplannableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * The quick proof: what two catalogs print differently is taken for different, so that nothing is loaded again to find
 * out. It asks for more than convergence; a pair that does not pass it may converge all the same.
 */
final class GeneratedProof {

    /** One, as a rule; two where partitions come and go. */
    private static final int ROUNDS = 6;

    private final PlanSettings settings;
    private final Function<Connection, Catalog> reader;

    GeneratedProof(PlanSettings settings, Function<Connection, Catalog> reader) {
        this.settings = settings;
        this.reader = reader;
    }

    /**
     * Plans, runs, reads and plans again.
     *
     * @param connection to the database that holds the first schema
     * @return whether the database holds the second now, and nothing is left to plan
     */
    boolean passes(Connection connection, Catalog from, Catalog to) throws SQLException {
        Catalog current = from;
        List<Change> changes = SchemaDiff.between(current, to);
        try {
            for (int round = 0; round < ROUNDS && !changes.isEmpty(); round++) {
                Plan plan = MigrationPlanner.plan(current, to, settings);
                if (plan.isEmpty() || PlanProof.run(plan, connection).isPresent()) {
                    return false;
                }
                current = reader.apply(connection);
                changes = SchemaDiff.between(current, to);
            }
            return changes.isEmpty()
                    && MigrationPlanner.plan(current, to, settings).isEmpty()
                    && MisreadColumns.among(current, to, reader -> true).isEmpty();
        } catch (UnplannableException | IllegalStateException | IllegalArgumentException e) {
            return false;
        }
    }
}
