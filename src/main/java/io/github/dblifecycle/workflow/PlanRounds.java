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
import java.util.Optional;
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

    /** @param kept the scripts that a refusal left behind, if another plan can begin there */
    private record Attempt(Result result, Optional<List<PlannedScript>> kept) {

        static Attempt ended(List<PlannedScript> scripts, Verdict verdict) {
            return new Attempt(new Result(new Plan(scripts), verdict), Optional.empty());
        }
    }

    private final Normalisation normalisation;
    private final PlanSettings settings;
    private final Function<Connection, Catalog> reader;

    PlanRounds(Normalisation normalisation, PlanSettings settings, Function<Connection, Catalog> reader) {
        this.normalisation = normalisation;
        this.settings = settings;
        this.reader = reader;
    }

    /**
     * Plans and proves; a plan that is refused is tried once more with what goes for good first.
     *
     * @param first what leads from one to the other
     * @param connection to a scratch database that holds the first schema
     */
    Result run(Catalog from, Normalisation.Compared first, Catalog to, Connection connection) throws SQLException {
        Attempt usual = attempt(settings, List.of(), from, first, to, connection);
        if (usual.kept().isEmpty()) {
            return usual.result();
        }
        List<PlannedScript> kept = usual.kept().get();
        Catalog current = kept.isEmpty() ? from : reader.apply(connection);
        Normalisation.Compared compared = kept.isEmpty() ? first : normalisation.compare(current, to);
        Result other = attempt(settings.losingFirst(), kept, current, compared, to, connection)
                .result();
        return other.verdict().isProved() ? other : usual.result();
    }

    private Attempt attempt(
            PlanSettings settings,
            List<PlannedScript> kept,
            Catalog from,
            Normalisation.Compared first,
            Catalog to,
            Connection connection)
            throws SQLException {
        List<PlannedScript> scripts = new ArrayList<>(kept);
        Catalog current = from;
        Normalisation.Compared compared = first;
        for (int round = 0; round < MOST && !compared.changes().isEmpty(); round++) {
            Plan plan;
            try {
                plan = MigrationPlanner.plan(current, compared.to(), settings);
            } catch (UnplannableException e) {
                Verdict verdict = new Verdict.Impossible(String.valueOf(e.getMessage()));
                return new Attempt(new Result(new Plan(scripts), verdict), Optional.of(scripts));
            }
            Optional<PlanProof.Refused> refused = PlanProof.run(plan, connection);
            if (refused.isPresent()) {
                List<PlannedScript> ran = new ArrayList<>(scripts);
                ran.addAll(refused.get().ran());
                scripts.addAll(plan.scripts());
                return new Attempt(
                        new Result(new Plan(scripts), refused.get().verdict()),
                        refused.get().clean() ? Optional.of(ran) : Optional.empty());
            }
            scripts.addAll(plan.scripts());
            List<Change> before = compared.changes();
            current = reader.apply(connection);
            compared = normalisation.compare(current, to);
            if (plan.isEmpty() || compared.changes().equals(before)) {
                break;
            }
        }
        return Attempt.ended(scripts, verdict(current, compared));
    }

    private Verdict verdict(Catalog current, Normalisation.Compared compared) {
        if (!compared.changes().isEmpty()) {
            return new Verdict.Remaining(compared.changes());
        }
        try {
            Plan again = MigrationPlanner.plan(current, compared.to(), settings);
            if (!again.isEmpty()) {
                return new Verdict.Unsettled(again);
            }
            return MisreadColumns.among(current, compared.to())
                    .<Verdict>map(Verdict.Impossible::new)
                    .orElseGet(Verdict.Proved::new);
        } catch (UnplannableException e) {
            return new Verdict.Impossible(String.valueOf(e.getMessage()));
        }
    }
}
