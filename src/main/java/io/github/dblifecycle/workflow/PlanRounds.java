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

        boolean isProved() {
            return result.verdict().isProved();
        }

        /** All of it ran, and what it made cannot be right: that says more than what the server refuses. */
        boolean ranButImpossible() {
            return kept.isEmpty() && result.verdict() instanceof Verdict.Impossible;
        }
    }

    private final Normalisation normalisation;
    private final PlanSettings settings;
    private final Function<Connection, Catalog> reader;
    private final IgnoreRules ignore;

    PlanRounds(Normalisation normalisation, PlanSettings settings, Function<Connection, Catalog> reader) {
        this(normalisation, settings, reader, IgnoreRules.NONE);
    }

    /** @param ignore what stays as it is */
    PlanRounds(
            Normalisation normalisation,
            PlanSettings settings,
            Function<Connection, Catalog> reader,
            IgnoreRules ignore) {
        this.normalisation = normalisation;
        this.settings = settings;
        this.reader = reader;
        this.ignore = ignore;
    }

    /**
     * Plans and proves; a plan that is refused is tried once more with what goes for good first.
     *
     * @param connection to a scratch database that holds the first schema
     */
    Result run(Catalog from, Catalog to, Connection connection) throws SQLException {
        return run(from, normalisation.compare(from, to), to, connection);
    }

    /**
     * The same of schemas that were compared already.
     *
     * @param compared what leads from one to the other
     */
    Result run(Catalog from, Normalisation.Compared compared, Catalog to, Connection connection) throws SQLException {
        Normalisation.Compared first = judged(from, compared);
        Attempt usual = attempt(settings, List.of(), from, first, to, connection);
        if (usual.kept().isEmpty()) {
            return usual.result();
        }
        List<PlannedScript> kept = usual.kept().get();
        Catalog current = kept.isEmpty() ? from : reader.apply(connection);
        Normalisation.Compared left = kept.isEmpty() ? first : compare(current, to);
        Attempt other = attempt(settings.losingFirst(), kept, current, left, to, connection);
        return other.isProved() || other.ranButImpossible() ? other.result() : usual.result();
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
                plan = plan(current, compared, settings);
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
            compared = compare(current, to);
            if (plan.isEmpty() || compared.changes().equals(before)) {
                break;
            }
        }
        return Attempt.ended(scripts, verdict(current, compared));
    }

    private Plan plan(Catalog current, Normalisation.Compared compared, PlanSettings settings)
            throws UnplannableException {
        Plan plan = MigrationPlanner.plan(current, compared.to(), settings);
        return ignore.isEmpty() ? plan : plan.only(object -> !ignore.ignore(object, current, compared.to()));
    }

    private Normalisation.Compared compare(Catalog current, Catalog to) {
        return judged(current, normalisation.compare(current, to));
    }

    private Normalisation.Compared judged(Catalog current, Normalisation.Compared compared) {
        return new Normalisation.Compared(ignore.judged(compared.changes(), current, compared.to()), compared.to());
    }

    /** Whether a schema that some statements led to is the wanted one, and nothing is planned from there. */
    Verdict verdict(Catalog current, Catalog to) {
        return verdict(current, compare(current, to));
    }

    private Verdict verdict(Catalog current, Normalisation.Compared compared) {
        if (!compared.changes().isEmpty()) {
            return new Verdict.Remaining(compared.changes());
        }
        try {
            Plan again = plan(current, compared, settings);
            if (!again.isEmpty()) {
                return new Verdict.Unsettled(again);
            }
            return MisreadColumns.among(
                            current, compared.to(), reader -> !ignore.ignore(reader, current, compared.to()))
                    .<Verdict>map(Verdict.Impossible::new)
                    .orElseGet(Verdict.Proved::new);
        } catch (UnplannableException e) {
            return new Verdict.Impossible(String.valueOf(e.getMessage()));
        }
    }
}
