package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.plan.ApprovedPlan;
import io.github.dblifecycle.workflow.BackupRequest;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Migrate;
import io.github.dblifecycle.workflow.PlanMigration;
import io.github.dblifecycle.workflow.PlanOutcome;
import io.github.dblifecycle.workflow.PlanRequest;
import java.time.Duration;
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

    private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(1);

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

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    private String pluginVersion;

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        RunLimits limits = limits();
        Optional<ApprovedPlan> approved =
                ApprovedPlanParameter.parse(approvedPlan, run.userProperties().get(ApprovedPlanParameter.NAME));
        if (dryRun || approved.isPresent()) {
            plan(run, request, approved);
        }
        if (!dryRun) {
            migrate(run, request, limits);
        }
    }

    private void plan(MavenRun run, EnvironmentRequest request, Optional<ApprovedPlan> approved) throws Exception {
        MigratePlanConsole console = new MigratePlanConsole(run, run.clock().instant(), approved);
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

    private void migrate(MavenRun run, EnvironmentRequest request, RunLimits limits) throws Exception {
        try (MigrateConsole console =
                        new MigrateConsole(run, "migrate", run.clock().instant());
                BackupConsole backupConsole = new BackupConsole(run, run.clock().instant())) {
            console.tell(new Migrate(backupFirst(run, request, backupConsole), limits, console).run(request));
        }
    }

    private Optional<Migrate.BackupFirst> backupFirst(MavenRun run, EnvironmentRequest request, BackupConsole console) {
        boolean protectedOne = request.environment().permissions().isProtected();
        if (!(backupBeforeMigrate == null ? protectedOne : backupBeforeMigrate)) {
            return Optional.empty();
        }
        BackupRequest asked = new BackupRequest(
                request,
                backup.settings(run, protectedOne),
                new ScratchOfMajor(run, cacheDirectory(), SecretText.reveal(scratchUrl)),
                pluginVersion,
                run.clock());
        return Optional.of(new Migrate.BackupFirst(asked, console));
    }

    private RunLimits limits() {
        Problems problems = new Problems();
        Optional<Duration> whole = problems.collect(() -> DurationText.parse("db.deadline", deadline));
        Optional<Duration> lock = problems.collect(() -> DurationText.parse("db.lockTimeout", lockTimeout));
        problems.throwIfAny();
        if (whole.orElseThrow().compareTo(SHORTEST_DEADLINE) < 0) {
            throw DurationText.refused(
                    "db.deadline", "is shorter than a second: " + deadline, "allow a second or more");
        }
        if (lock.orElseThrow().compareTo(whole.orElseThrow()) >= 0) {
            throw DurationText.refused(
                    "db.lockTimeout",
                    "is not shorter than db.deadline: " + lockTimeout + " and " + deadline,
                    "a few seconds are enough: whoever needs the table waits that long at worst");
        }
        return new RunLimits(whole.orElseThrow(), lock.orElseThrow());
    }
}
