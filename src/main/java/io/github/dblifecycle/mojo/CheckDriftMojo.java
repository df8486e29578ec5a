package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.CheckDrift;
import io.github.dblifecycle.workflow.DriftEvents;
import io.github.dblifecycle.workflow.DriftOutcome;
import io.github.dblifecycle.workflow.DriftRequest;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.GoalEvents;
import io.github.dblifecycle.workflow.IgnoreRules;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compares the database of an environment with what the migrations that were applied to it produce, and fails if somebody
 * changed it by hand. Reads only; a role that may connect and read Flyway's history is enough.
 *
 * <p>Its applied migrations are applied once more, in their order, to a scratch database on a PostgreSQL of the same major
 * version. Two files tell the ways out: {@code adopt.sql} is the migration that keeps the drift, {@code revert.sql} undoes
 * it. Both are to be reviewed; nothing is run.
 *
 * <p>Which one: {@code -Ddb.env}, {@code -Denv}, {@code -Penv=NAME}, {@code DB_ENV} or {@code ENVIRONMENT}, else {@code
 * local}. Where it is: {@code -Ddb.url}, {@code <environments>}, {@code DATABASE_URL_NAME} or {@code DATABASE_URL}.
 */
@Mojo(name = "check-drift", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckDriftMojo extends AbstractToldMojo {

    /**
     * Objects that are nobody's business, each {@code kind:pattern}: {@code table:public.pg_stat_*}, {@code extension:*}.
     * What stands on or lies in an ignored object is ignored with it.
     */
    @Parameter(property = "db.drift.ignore")
    private List<String> ignore = new ArrayList<>();

    /** Whether drift fails the build; otherwise it is told as a warning. */
    @Parameter(property = "db.failOnDrift", defaultValue = "true")
    private boolean failOnDrift;

    /** The directory that {@code adopt.sql} and {@code revert.sql} are written to. */
    @Parameter(property = "db.drift.output", defaultValue = "${project.build.directory}/db")
    private @Nullable File driftOutput;

    /**
     * A server of yours for scratch databases, where extensions are needed that the embedded one does not have; also the
     * property {@code db.scratchUrl}, which wins.
     */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText scratchUrl;

    @Override
    void run(MavenRun run, EnvironmentRequest request, GoalEvents events) throws Exception {
        Instant startedAt = run.clock().instant();
        Path output = driftOutput == null ? run.outputDirectory() : run.relativeToProject(driftOutput);
        DriftRequest drift = new DriftRequest(
                request,
                new ScratchOfMajor(run, cacheDirectory(), SecretText.reveal(scratchUrl)),
                IgnoreRules.parse(ignore),
                output,
                failOnDrift);
        events.started(Optional.empty());
        DriftOutcome outcome = new CheckDrift().run(drift);
        new DriftEvents(events).tell(outcome);
        new DriftConsole(run, startedAt).tell(outcome);
    }
}
