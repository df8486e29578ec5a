package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReadException;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.UnplannableException;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Both ways out of a drift, each tried in the scratch database that the migrations were applied in: first what adopts the
 * drift there, then what reverts it.
 */
final class DriftRepair {

    private static final String UNKNOWN = "no statements are known that would do it";

    private final ScratchServer server;
    private final ScratchDatabase database;
    private final ReadScope scope;
    private final IgnoreRules ignore;

    DriftRepair(ScratchServer server, ScratchDatabase database, ReadScope scope, IgnoreRules ignore) {
        this.server = server;
        this.database = database;
        this.scope = scope;
        this.ignore = ignore;
    }

    /** What leads from the migrations to the live database, and back. */
    record Ways(RepairPlan adopt, RepairPlan revert) {}

    /**
     * Plans and proves both.
     *
     * @param expected what the database holds
     */
    Ways between(Catalog expected, Catalog live) throws SQLException {
        try (Connection connection = database.connect()) {
            RepairPlan adopt = tried(expected, live, false, connection);
            if (!adopt.isProved()) {
                return new Ways(adopt, untried(live, expected));
            }
            return new Ways(adopt, tried(read(connection), expected, true, connection));
        } catch (CatalogReadException e) {
            RepairPlan unknown = RepairPlan.unknown("what it leads to could not be read: " + e.getMessage());
            return new Ways(unknown, unknown);
        }
    }

    private RepairPlan tried(Catalog from, Catalog to, boolean online, Connection connection) throws SQLException {
        PlanRounds rounds =
                new PlanRounds(new Normalisation(server), new PlanSettings(server.major(), online), this::read, ignore);
        PlanRounds.Result result = rounds.run(from, to, connection);
        if (result.plan().isEmpty() && !(result.verdict() instanceof Verdict.Impossible)) {
            return RepairPlan.unknown(UNKNOWN);
        }
        return new RepairPlan(Optional.of(result.plan()), doubt(result.verdict()));
    }

    /** Without a database that holds the drift, a plan can only be shown. */
    private RepairPlan untried(Catalog from, Catalog to) {
        try {
            return new RepairPlan(
                    Optional.of(plan(from, to, true)),
                    Optional.of("the drift could not be made in a scratch database, where it would be tried"));
        } catch (UnplannableException e) {
            return RepairPlan.unknown(String.valueOf(e.getMessage()));
        }
    }

    private Plan plan(Catalog from, Catalog to, boolean online) throws UnplannableException {
        Catalog alike = new Normalisation(server).compare(from, to).to();
        Plan plan = MigrationPlanner.plan(from, alike, new PlanSettings(server.major(), online));
        return plan.only(reference -> !ignore.ignore(reference, from, to));
    }

    private static Optional<String> doubt(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return Optional.of("the server refused " + refused.statement().sql() + ": "
                    + refused.error().message());
        }
        if (verdict instanceof Verdict.Remaining remaining) {
            return Optional.of("it leaves a difference in "
                    + remaining.changes().stream()
                            .map(change -> change.reference().display())
                            .collect(Collectors.joining(", ")));
        }
        if (verdict instanceof Verdict.Unsettled) {
            return Optional.of("its statements would be planned again from there");
        }
        return verdict instanceof Verdict.Impossible impossible ? Optional.of(impossible.reason()) : Optional.empty();
    }

    private Catalog read(Connection connection) {
        return new CatalogReader().read(connection, scope).catalog();
    }
}
