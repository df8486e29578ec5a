package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.PendingMigrations;
import io.github.dblifecycle.migrate.RunApproval;
import io.github.dblifecycle.plan.ApprovedPlan;
import io.github.dblifecycle.plan.PendingPlan;
import io.github.dblifecycle.plan.PlanIdentity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one plan that may be applied to an environment. A run may need several attempts, and an earlier one may have applied a
 * part: the rest of an approved plan is approved too.
 */
public final class Approval implements RunApproval {

    private final ApprovedPlan approved;
    private final String environment;
    private final Optional<PlanIdentity> known;
    private Optional<PlanIdentity> begun = Optional.empty();

    /**
     * Prepares.
     *
     * @param environment its name, for messages
     * @param known a plan that was written down, which may be the approved one or any other
     */
    public Approval(ApprovedPlan approved, String environment, Optional<PlanIdentity> known) {
        this.approved = Objects.requireNonNull(approved, "approved");
        this.environment = Objects.requireNonNull(environment, "environment");
        this.known = Objects.requireNonNull(known, "known");
    }

    @Override
    public List<Finding> objections(PendingMigrations pending) {
        if (pending.historyExists() && pending.pending().isEmpty()) {
            return List.of();
        }
        ObservedSteps steps = ObservedSteps.none("they were not looked at");
        PendingPlan now = new PendingPlan(
                pending.pending().stream().map(steps::script).toList(),
                pending.history().stream().map(Approval::applied).toList());
        if (begun.filter(now.identity()::isRestOf).isPresent()) {
            return List.of();
        }
        Optional<Finding> objection = objection(now);
        if (objection.isEmpty()) {
            begun = Optional.of(now.identity());
        }
        return objection.stream().toList();
    }

    /** Why this plan may not be applied; empty where it is the approved one. */
    public Optional<Finding> objection(PendingPlan now) {
        if (approved.is(now.identity())) {
            return Optional.empty();
        }
        return Optional.of(Finding.error(
                        "DB752",
                        Optional.empty(),
                        "what would be applied to " + environment + " is not the plan that was approved",
                        "make the plan of now, have it approved, and pass its hash: mvn db:migrate -Ddb.env="
                                + environment + " -Ddb.dryRun")
                .withDetails(approved.differencesTo(now, known)));
    }

    static PlanIdentity.Applied applied(HistoryRow row) {
        return new PlanIdentity.Applied(
                row.rank(), row.version(), row.type(), row.script(), row.checksum(), row.success());
    }
}
