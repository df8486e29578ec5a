package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.plan.ApprovedPlan;
import io.github.dblifecycle.workflow.Approval;
import io.github.dblifecycle.workflow.BackupEvents;
import io.github.dblifecycle.workflow.BackupListener;
import io.github.dblifecycle.workflow.BackupRequest;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.GoalEvents;
import io.github.dblifecycle.workflow.Migrate;
import io.github.dblifecycle.workflow.MigrateEvents;
import io.github.dblifecycle.workflow.MigrateTargets;
import io.github.dblifecycle.workflow.MigrationEvents;
import io.github.dblifecycle.workflow.PlanMigration;
import io.github.dblifecycle.workflow.PlanOutcome;
import io.github.dblifecycle.workflow.PlanRequest;
import io.github.dblifecycle.workflow.TargetsEvents;
import java.util.List;
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
public final class MigrateMojo extends AbstractToldMojo {

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
     * Whether a backup is made before anything is applied, as {@code db:backup} makes it; by default where the environment
     * is protected. The deadline counts from its end on.
     */
    @Parameter(property = "db.backupBeforeMigrate")
    private @Nullable Boolean backupBeforeMigrate;

    /**
     * Where that backup goes and how it is proved, as for {@code db:backup}; each part is also a property, {@code
     * -Ddb.backup.NAME}.
     */
    // Has no property of its own: its parts have.
    @Parameter
    private BackupParameters backup = new BackupParameters();

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
     * A server of yours for the scratch database of a dry run or of a backup's proof, where extensions are needed that the embedded one does not
     * have; also the property {@code db.scratchUrl}, which wins.
     */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText scratchUrl;

    /**
     * Many schemas of the environment's database, or databases of its server, that get the same migrations, each with a
     * history of its own: {@code <schemas>}, {@code <databases>}, or a query that lists their names, {@code <schemasQuery>} or
     * {@code <databasesQuery>}. {@code <parallel>} (4) at a time; first {@code <canary>}, a number of them or names; none is
     * begun after {@code <stopAfter>} (1) failures. Each is also a property: {@code db.targets.schemas=a,b}, {@code
     * db.targets.parallel} and so on. {@code -Ddb.targets.skip} leaves all that aside.
     */
    @Parameter
    private @Nullable TargetsParameter targets;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    private String pluginVersion;

    @Override
    void run(MavenRun run, EnvironmentRequest request, GoalEvents events) throws Exception {
        RunLimits limits = RunLimitsParameters.parse(deadline, lockTimeout);
        Optional<TargetsParameter.Choice> choice = TargetsParameter.choose(targets, run.userProperties());
        Optional<ApprovedPlan> approved =
                ApprovedPlanParameter.parse(approvedPlan, run.userProperties().get(ApprovedPlanParameter.NAME));
        if (choice.isPresent() && (dryRun || approved.isPresent())) {
            throw noPlanOfTargets();
        }
        if (!dryRun) {
            events.started(Optional.of(limits.deadline()));
        }
        if (dryRun || approved.isPresent()) {
            plan(run, request, approved);
        }
        if (choice.isPresent()) {
            migrateTargets(run, request, limits, choice.get(), events);
        } else if (!dryRun) {
            migrate(run, request, limits, approved, events);
        }
    }

    private static ConfigurationException noPlanOfTargets() {
        return new ConfigurationException(List.of(new ConfigurationProblem(
                "targets",
                "a plan is that of one database and one schema, so db.dryRun and db.approvedPlan do not go with targets",
                "look at the plan of one target: for a schema -Ddb.dryRun -Ddb.targets.skip -Dflyway.defaultSchema=NAME, for"
                        + " a database its own -Ddb.url; then migrate with a canary: -Ddb.targets.canary=NAME")));
    }

    private void migrateTargets(
            MavenRun run,
            EnvironmentRequest request,
            RunLimits limits,
            TargetsParameter.Choice choice,
            GoalEvents events)
            throws Exception {
        try (MigrateTargetsConsole console =
                        new MigrateTargetsConsole(run, run.clock().instant());
                BackupConsole backupConsole = new BackupConsole(run, run.clock().instant())) {
            TargetsEvents told = new TargetsEvents(events, console);
            MigrateTargets.Outcome outcome = new MigrateTargets(
                            backupFirst(run, request, new BackupEvents(events, backupConsole)),
                            limits,
                            choice.rules(),
                            told)
                    .run(request, choice.selection());
            told.tell(outcome);
            console.tell(outcome);
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

    private void migrate(
            MavenRun run,
            EnvironmentRequest request,
            RunLimits limits,
            Optional<ApprovedPlan> approved,
            GoalEvents events)
            throws Exception {
        Optional<Approval> approval = Optional.empty();
        if (approved.isPresent()) {
            String environment = request.environment().name().value().toString();
            approval = Optional.of(
                    new Approval(approved.get(), environment, new PlanFiles(run.outputDirectory()).written()));
        }
        try (MigrateConsole console =
                        new MigrateConsole(run, "migrate", run.clock().instant());
                BackupConsole backupConsole = new BackupConsole(run, run.clock().instant())) {
            MigrationEvents told = new MigrationEvents(events, console);
            Migrate.Outcome outcome = new Migrate(
                            backupFirst(run, request, new BackupEvents(events, backupConsole)), limits, told, approval)
                    .run(request);
            new MigrateEvents(events, told, limits).tell(outcome);
            console.tell(outcome);
        }
    }

    /** What a dry run has to say of a backup; empty where none comes first. */
    private Optional<String> backupNotice(EnvironmentRequest request) {
        if (!isBackupFirst(request)) {
            return Optional.empty();
        }
        String why = backupBeforeMigrate == null
                ? request.environment().name().value() + " is protected, "
                        + request.environment().permissions().protection().origin()
                : "it is configured";
        return Optional.of("a backup comes first, because backupBeforeMigrate is on (" + why
                + "); without one nothing would be applied (DB748)");
    }

    private boolean isBackupFirst(EnvironmentRequest request) {
        return backupBeforeMigrate == null ? request.environment().permissions().isProtected() : backupBeforeMigrate;
    }

    private Optional<Migrate.BackupFirst> backupFirst(
            MavenRun run, EnvironmentRequest request, BackupListener listener) {
        if (!isBackupFirst(request)) {
            return Optional.empty();
        }
        BackupRequest asked = new BackupRequest(
                request,
                backup.settings(run, request.environment().permissions().isProtected()),
                new ScratchOfMajor(run, cacheDirectory(), SecretText.reveal(scratchUrl)),
                pluginVersion,
                run.clock());
        return Optional.of(new Migrate.BackupFirst(asked, listener));
    }
}
