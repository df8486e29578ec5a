package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.plan.ApprovedPlan;
import io.github.dblifecycle.workflow.Approval;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Migrate;
import io.github.dblifecycle.workflow.PlanMigration;
import io.github.dblifecycle.workflow.PlanOutcome;
import io.github.dblifecycle.workflow.PlanRequest;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies pending migrations to the database of an environment, under a deadline.
 *
 * <p>Without any configuration that is the embedded database of the project, {@code .db/local}.
 *
 * <p>Which one: {@code -Ddb.env}, {@code -Denv}, {@code -Penv=NAME}, {@code DB_ENV} or {@code ENVIRONMENT}, else {@code
 * local}. Where it is: {@code -Ddb.url}, {@code <environments>}, {@code DATABASE_URL_NAME} or {@code DATABASE_URL}.
 */
@Mojo(name = "migrate", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class MigrateMojo extends AbstractEnvironmentMojo {

    /**
     * When the whole run ends at the latest, waiting included: {@code 90s}, {@code 5m}, {@code 1h}. What runs then is
     * cancelled and rolled back, and the build fails.
     */
    @Parameter(property = "db.deadline", defaultValue = "5m")
    private String deadline;

    /**
     * How long a statement waits for a lock before it gives way to those who wait behind it; its migration is rolled back and
     * tried again until the deadline. Statements with CONCURRENTLY wait as long as the deadline allows.
     */
    @Parameter(property = "db.lockTimeout", defaultValue = "3s")
    private String lockTimeout;

    /**
     * Whether a backup is made before anything is applied; by default where the environment is protected. This version
     * cannot make one: where it would have to, nothing is applied.
     */
    @Parameter(property = "db.backupBeforeMigrate")
    private @Nullable Boolean backupBeforeMigrate;

    /**
     * Applies nothing: prints what is pending, statement by statement, with the hazards and locks that were seen in a
     * scratch database, and the hash of that plan. Written to {@code target/db/plan.md} and {@code plan.json}.
     */
    @Parameter(property = "db.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** The hash of the plan that may be applied, as the dry run prints it; any other is refused before anything changes. */
    @Parameter(property = ApprovedPlanParameter.NAME)
    private @Nullable String approvedPlan;

    /**
     * A server of yours for the scratch database of a dry run, where extensions are needed that the embedded one does not
     * have; also the property {@code db.scratchUrl}, which wins.
     */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText scratchUrl;

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        RunLimits limits = RunLimitsParameters.parse(deadline, lockTimeout);
        Optional<ApprovedPlan> approved =
                ApprovedPlanParameter.parse(approvedPlan, run.userProperties().get(ApprovedPlanParameter.NAME));
        if (dryRun || approved.isPresent()) {
            plan(run, request, approved);
        }
        if (!dryRun) {
            migrate(run, request, limits, approved);
        }
    }

    private void plan(MavenRun run, EnvironmentRequest request, Optional<ApprovedPlan> approved) throws Exception {
        MigratePlanConsole console =
                new MigratePlanConsole(run, run.clock().instant(), approved, backupNotice(request));
        PlanRequest plan = new PlanRequest(
                request, new ScratchOfMajor(run, cacheDirectory(), SecretText.reveal(scratchUrl)), dryRun);
        try (RunningNotice notice = console.notice()) {
            notice.begin();
            PlanOutcome outcome = new PlanMigration().run(plan);
            notice.end();
            if (dryRun) {
                console.tell(outcome);
            } else {
                console.require(outcome);
            }
        }
    }

    private void migrate(MavenRun run, EnvironmentRequest request, RunLimits limits, Optional<ApprovedPlan> approved)
            throws Exception {
        Optional<Approval> approval = Optional.empty();
        if (approved.isPresent()) {
            String environment = request.environment().name().value().toString();
            approval = Optional.of(
                    new Approval(approved.get(), environment, new PlanFiles(run.outputDirectory()).written()));
        }
        try (MigrateConsole console =
                new MigrateConsole(run, "migrate", run.clock().instant())) {
            console.tell(new Migrate(backup(request), limits, console, approval).run(request));
        }
    }

    /** What a dry run has to say of a backup; empty where none comes first. */
    private Optional<String> backupNotice(EnvironmentRequest request) {
        if (backup(request) == Migrate.Backup.NONE) {
            return Optional.empty();
        }
        String why = backupBeforeMigrate == null
                ? request.environment().name().value() + " is protected, "
                        + request.environment().permissions().protection().origin()
                : "it is configured";
        return Optional.of("a backup comes first, because backupBeforeMigrate is on (" + why
                + "); without one nothing would be applied (DB748)");
    }

    private Migrate.Backup backup(EnvironmentRequest request) {
        boolean wanted = backupBeforeMigrate == null
                ? request.environment().permissions().isProtected()
                : backupBeforeMigrate;
        return wanted ? Migrate.Backup.FIRST : Migrate.Backup.NONE;
    }
}
