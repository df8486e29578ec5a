package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.GoalEvents;
import io.github.dblifecycle.workflow.Restore;
import io.github.dblifecycle.workflow.RestoreEvents;
import io.github.dblifecycle.workflow.RestoreOutcome;
import io.github.dblifecycle.workflow.RestoreRequest;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup into the database of an environment: one of {@code db:backup}, or a dump of pg_dump. The file is read to
 * its end before anything is touched. What is restored stands beside the database until it is whole, and then takes its
 * name; so a failure, a kill or a lost connection leaves the database as it was.
 *
 * <p>A database that holds anything is replaced with {@code -Ddb.replace} alone; it stays under another name. Which database:
 * as for {@code db:backup}.
 */
@Mojo(name = "restore", threadSafe = true)
public final class RestoreMojo extends AbstractToldMojo {

    /**
     * The backup, as its path below the project or an absolute one; {@code latest} is the newest of the environment in the
     * directory of backups that has its sidecar.
     */
    @Parameter(property = "db.file")
    private @Nullable String file;

    /** Whether what is in the database may go. The old database stays under another name. */
    @Parameter(property = "db.replace", defaultValue = "false")
    private boolean replace;

    /**
     * How it is restored: {@code <beside>}, {@code <dropReplaced>}, {@code <createRoles>}, {@code <analyze>}, {@code
     * <verify>}, {@code <writers>}, {@code <fromNewer>}, {@code <mostContent>}, {@code <pgRestore>}, {@code <deadline>}; each
     * also as property {@code -Ddb.restore.NAME}. Described in docs/RESTORE.md.
     */
    // Has no property of its own: its parts have.
    @Parameter
    private RestoreParameters restore = new RestoreParameters();

    /** Where backups are, for {@code -Ddb.file=latest}: {@code <directory>} and {@code <name>} count. */
    @Parameter
    private BackupParameters backup = new BackupParameters();

    /** Changes nothing: checks the file, looks at the database, and tells what would be done. */
    @Parameter(property = "db.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** The name of the environment, typed to say that it is meant: needed where it is protected, unless {@code db.dryRun}. */
    @Parameter(property = Confirmation.PROPERTY)
    private @Nullable String confirm;

    @Override
    void run(MavenRun run, EnvironmentRequest request, GoalEvents events) throws Exception {
        if (!dryRun) {
            events.started(Optional.empty());
        }
        RestoreRequest asked = new RestoreRequest(
                request,
                restore.settings(run, Optional.ofNullable(file), replace, backup),
                new Confirmation(Optional.ofNullable(confirm)),
                dryRun,
                run.clock());
        try (RestoreConsole console = new RestoreConsole(run, run.clock().instant())) {
            RestoreOutcome outcome = new Restore(console).run(asked);
            new RestoreEvents(events).tell(outcome);
            console.tell(outcome);
        }
    }
}
