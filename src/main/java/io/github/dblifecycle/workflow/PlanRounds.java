package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.UnplannableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Plans, runs what was planned, reads again, and plans what is left from there: what a statement leaves behind, a
 * partition's share of its parent's indexes or an expression that the server prints in another way now, nobody knows
 * better than the server.
 */
final class PlanRounds {

    /** One, as a rule; two where partitions come and go. */
    private static final int MOST = 6;

    /** All that was run, and whether it led there. */
    record Result(Plan plan, Verdict verdict) {}

    private final Normalisation normalisation;
    private final PlanSettings settings;
    private final Function<Connection, Catalog> reader;

    PlanRounds(Normalisation normalisation, PlanSettings settings, Function<Connection, Catalog> reader) {
        this.normalisation = normalisation;
        this.settings = settings;
        this.reader = reader;
    }

    /**
     * Plans and proves.
     *
     * @param first what leads from one to the other
     * @param connection to a scratch database that holds the first schema
     */
    Result run(Catalog from, Normalisation.Compared first, Catalog to, Connection connection) throws SQLException {
        List<PlannedScript> scripts = new ArrayList<>();
        Catalog current = from;
        Normalisation.Compared compared = first;
        for (int round = 0; round < MOST && !compared.changes().isEmpty(); round++) {
            Plan plan;
            try {
                plan = MigrationPlanner.plan(current, compared.to(), settings);
            } catch (UnplannableException e) {
                return new Result(new Plan(scripts), new Verdict.Impossible(String.valueOf(e.getMessage())));
            }
            scripts.addAll(plan.scripts());
            var refused = PlanProof.run(plan, connection);
            if (refused.isPresent()) {
                return new Result(
                        new Plan(scripts),
                        new Verdict.Refused(
                                refused.get().statement(), refused.get().error()));
            }
            List<Change> before = compared.changes();
            current = reader.apply(connection);
            compared = normalisation.compare(current, to);
            if (plan.isEmpty() || compared.changes().equals(before)) {
                break;
            }
        }
        return new Result(new Plan(scripts), verdict(current, compared));
    }

    private Verdict verdict(Catalog current, Normalisation.Compared compared) {
        if (!compared.changes().isEmpty()) {
            return new Verdict.Remaining(compared.changes());
        }
        try {
            Plan again = MigrationPlanner.plan(current, compared.to(), settings);
            return again.isEmpty() ? new Verdict.Proved() : new Verdict.Unsettled(again);
        } catch (UnplannableException e) {
            return new Verdict.Impossible(String.valueOf(e.getMessage()));
        }
    }
}
