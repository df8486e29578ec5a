package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.GoalEvents;
import io.github.dblifecycle.workflow.Snapshot;
import io.github.dblifecycle.workflow.SnapshotEvents;
import io.github.dblifecycle.workflow.SnapshotOutcome;
import io.github.dblifecycle.workflow.SnapshotRequest;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of the database of an environment where one can return to it within seconds: at Neon as a branch ({@code
 * NEON_API_KEY}, {@code NEON_PROJECT_ID}), on a server of your own as another database ({@code -Ddb.snapshot.kind=template}),
 * else as a file beside the backups. The database is only read. What leads back is in {@code target/db/snapshot.json}. Described in
 * docs/SNAPSHOT.md.
 *
 * <p>Which one: {@code -Ddb.env}, {@code -Denv}, {@code -Penv=NAME}, {@code DB_ENV} or {@code ENVIRONMENT}, else {@code
 * local}. Where it is: {@code -Ddb.url}, {@code <environments>}, {@code DATABASE_URL_NAME} or {@code DATABASE_URL}.
 */
@Mojo(name = "snapshot", threadSafe = true)
public final class SnapshotMojo extends AbstractToldMojo {

    /**
     * Who keeps snapshots: {@code <kind>} ({@code auto}, {@code neon}, {@code template}, {@code file}), {@code <keep>} (how many
     * of an environment stay, 5; 0 for all), {@code <expires>} ({@code 7d}; {@code never}); each also as property {@code
     * -Ddb.snapshot.NAME}.
     */
    // Has no property of its own: its parts have.
    @Parameter
    private SnapshotParameters snapshot = new SnapshotParameters();

    /** How the file of kind {@code file} is made, as for {@code db:backup}; it holds everything, whatever is chosen here. */
    @Parameter
    private BackupParameters backup = new BackupParameters();

    /**
     * A server of yours for the scratch database in which a file is proved, where extensions are needed that the embedded one
     * does not have; also the property {@code db.scratchUrl}, which wins.
     */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText scratchUrl;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    private String pluginVersion;

    @Override
    void run(MavenRun run, EnvironmentRequest request, GoalEvents events) throws Exception {
        events.started(Optional.empty());
        SnapshotRequest asked = snapshot.request(
                run,
                request,
                backup,
                new ScratchOfMajor(run, cacheDirectory(), SecretText.reveal(scratchUrl)),
                pluginVersion);
        try (SnapshotConsole console = new SnapshotConsole(run, run.clock().instant())) {
            console.begin();
            SnapshotOutcome outcome = new Snapshot(console).run(asked);
            new SnapshotEvents(events).tell(outcome);
            console.tell(outcome);
        }
    }
}
