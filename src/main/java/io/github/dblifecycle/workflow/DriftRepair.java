package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.read.CatalogReadException;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.UnplannableException;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Both ways out of a drift, each tried in the scratch database that the migrations were applied in: first what adopts the
 * drift there, then what reverts it.
 */
final class DriftRepair {

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
        Optional<String> barrier = Optional.empty();
        RepairPlan adopt = tried(expected, live, new PlanSettings(server.major(), false), live, barrier);
        if (!adopt.isProved()) {
            barrier = Optional.of("the drift could not be made in a scratch database, where it would be tried");
        }
        RepairPlan revert = tried(live, expected, new PlanSettings(server.major(), true), expected, barrier);
        return new Ways(adopt, revert);
    }

    private RepairPlan tried(Catalog from, Catalog to, PlanSettings settings, Catalog wanted, Optional<String> barrier)
            throws SQLException {
        Plan plan;
        try {
            Predicate<ObjectReference> ours = reference -> !ignore.ignore(reference, from, to);
            plan = RepairPlan.only(MigrationPlanner.plan(from, to, settings), ours);
        } catch (UnplannableException e) {
            return RepairPlan.unknown(String.valueOf(e.getMessage()));
        }
        if (plan.isEmpty()) {
            return RepairPlan.unknown("no statements are known that would do it");
        }
        return new RepairPlan(Optional.of(plan), barrier.isPresent() ? barrier : doubt(plan, wanted));
    }

    private Optional<String> doubt(Plan plan, Catalog wanted) throws SQLException {
        try (Connection connection = database.connect()) {
            Optional<PlanProof.Refused> refused = PlanProof.run(plan, connection);
            if (refused.isPresent()) {
                return Optional.of(
                        "the server refused " + refused.get().statement().sql() + ": "
                                + refused.get().error().message());
            }
            Catalog made = new CatalogReader().read(connection, scope).catalog();
            List<Change> left = new Normalisation(server)
                    .changes(made, wanted).stream()
                            .filter(change -> !ignore.ignore(change.reference(), made, wanted))
                            .toList();
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of("it leaves a difference in "
                            + left.stream()
                                    .map(change -> change.reference().display())
                                    .collect(Collectors.joining(", ")));
        } catch (CatalogReadException e) {
            return Optional.of("what it leads to could not be read: " + e.getMessage());
        }
    }
}
