package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.workflow.Baseline;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Begins Flyway's history in a database that has its schema from elsewhere: the project's migrations up to a version count as
 * applied there and are never run, those behind it are pending. Says which. Refuses a database whose history has migrations.
 *
 * <p>Which database: as for {@code db:migrate}.
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends AbstractEnvironmentMojo {

    /** When the whole run ends at the latest, waiting for another run included: {@code 90s}, {@code 5m}, {@code 1h}. */
    @Parameter(property = "db.deadline", defaultValue = "5m")
    private String deadline;

    /** How long the history is waited for, should somebody hold it, before this gives way and tries again. */
    @Parameter(property = "db.lockTimeout", defaultValue = "3s")
    private String lockTimeout;

    /** The version up to which migrations count as applied; by default {@code flyway.baselineVersion}, else {@code 1}. */
    @Parameter(property = "db.baselineVersion")
    private @Nullable String baselineVersion;

    /** What the history says of it; by default {@code flyway.baselineDescription}, else {@code << Flyway Baseline >>}. */
    @Parameter(property = "db.baselineDescription")
    private @Nullable String baselineDescription;

    /** Changes nothing: prints what would count as applied. */
    @Parameter(property = "db.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** The name of the environment, typed to say that it is meant: needed where it is protected, unless {@code db.dryRun}. */
    @Parameter(property = Confirmation.PROPERTY)
    private @Nullable String confirm;

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        RunLimits limits = RunLimitsParameters.parse(deadline, lockTimeout);
        BaselineConsole console = new BaselineConsole(run, run.clock().instant());
        console.tell(new Baseline(limits, new LockListener(run))
                .run(new Baseline.Request(
                        withBaseline(request), new Confirmation(Optional.ofNullable(confirm)), dryRun)));
    }

    private EnvironmentRequest withBaseline(EnvironmentRequest request) {
        MigrationSettings settings = request.migrations();
        Map<String, String> flyway = new TreeMap<>(settings.flyway());
        if (baselineVersion != null) {
            flyway.put("flyway.baselineVersion", baselineVersion);
        }
        if (baselineDescription != null) {
            flyway.put("flyway.baselineDescription", baselineDescription);
        }
        return new EnvironmentRequest(
                request.environment(),
                request.local(),
                new MigrationSettings(settings.layout(), settings.locations(), flyway, settings.classLoader()));
    }
}
