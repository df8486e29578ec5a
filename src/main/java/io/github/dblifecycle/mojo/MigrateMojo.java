package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Migrate;
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
     * Whether a backup is made before anything is applied; by default where the environment is protected. This version
     * cannot make one: where it would have to, nothing is applied.
     */
    @Parameter(property = "db.backupBeforeMigrate")
    private @Nullable Boolean backupBeforeMigrate;

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        RunLimits limits = limits();
        try (MigrateConsole console =
                new MigrateConsole(run, "migrate", run.clock().instant())) {
            console.tell(new Migrate(backup(request), limits, console).run(request));
        }
    }

    private Migrate.Backup backup(EnvironmentRequest request) {
        boolean wanted = backupBeforeMigrate == null
                ? request.environment().permissions().isProtected()
                : backupBeforeMigrate;
        return wanted ? Migrate.Backup.FIRST : Migrate.Backup.NONE;
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
