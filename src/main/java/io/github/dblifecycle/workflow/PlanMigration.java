package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.PendingMigrations;
import io.github.dblifecycle.migrate.PendingReader;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.plan.PendingPlan;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what {@code db:migrate} would do to the database of an environment, statement by statement, and does nothing to
 * it. What the statements lock is seen in a scratch database, in which what was applied is applied again before.
 */
public final class PlanMigration {

    /**
     * Plans.
     *
     * @throws SQLException where the database cannot be reached, or the scratch server goes away
     */
    public PlanOutcome run(PlanRequest request) throws SQLException {
        MigrationSettings settings = request.environment().migrations();
        if (settings.locations().isEmpty() && settings.locations().problems().isEmpty()) {
            return new PlanOutcome.Nothing();
        }
        List<Finding> findings = new ArrayList<>(settings.locations().problems());
        findings.addAll(ScratchMigration.checkNames(settings));
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return new PlanOutcome.Refused(Optional.empty(), findings);
        }
        if (request.environment().environment() instanceof Environment.Embedded
                && !request.environment().local().hasData()) {
            return ofNewDatabase(request);
        }
        try (TargetDatabase target = TargetDatabase.open(
                request.environment().environment(), request.environment().local())) {
            return plan(request, target.target(), target.database(), true);
        }
    }

    /** A local database that was never started is not made for this: it would be empty, as a scratch database is. */
    private static PlanOutcome ofNewDatabase(PlanRequest request) throws SQLException {
        EnvironmentRequest environment = request.environment();
        try (ScratchServer server = ScratchServer.start(
                        request.scratch().apply(environment.local().major()));
                ScratchDatabase empty = server.createDatabase("empty");
                Connection connection = empty.connect()) {
            Target target = new Target(
                    environment.environment().name().value().toString(),
                    "not made yet",
                    connection.getMetaData().getDatabaseProductVersion());
            return plan(request, target, empty.database(), false);
        }
    }

    private static PlanOutcome plan(PlanRequest request, Target target, Database database, boolean exists)
            throws SQLException {
        MigrationSettings settings = request.environment().migrations();
        PendingMigrations pending = new PendingReader(settings).read(database);
        if (!pending.refusals().isEmpty()) {
            return new PlanOutcome.Refused(Optional.of(target), pending.refusals());
        }
        ObservedSteps steps = request.observed() && pending.pending().stream().anyMatch(one -> one.executed())
                ? observed(request, database, pending)
                : ObservedSteps.none("they were not looked at");
        PendingPlan plan = new PendingPlan(
                pending.pending().stream().map(steps::script).toList(),
                pending.history().stream().map(Approval::applied).toList());
        return new PlanOutcome.Planned(target, plan, exists && pending.historyExists(), steps.findings());
    }

    private static ObservedSteps observed(PlanRequest request, Database database, PendingMigrations pending)
            throws SQLException {
        int major;
        List<Identifier> roles;
        try (Connection connection = database.connect("db-maven-plugin")) {
            major = connection.getMetaData().getDatabaseMajorVersion();
            roles = ScratchSurroundings.roles(connection);
        }
        return new PendingTrial(
                        request.environment().migrations(), request.scratch().apply(major), roles)
                .run(pending);
    }
}
