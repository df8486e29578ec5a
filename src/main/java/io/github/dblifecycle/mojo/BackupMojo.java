package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.Backup;
import io.github.dblifecycle.workflow.BackupEvents;
import io.github.dblifecycle.workflow.BackupOutcome;
import io.github.dblifecycle.workflow.BackupRequest;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.GoalEvents;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup of the database of an environment, {@code backups/db-backup-ENV-TIME.sql.gz}: plain SQL in gzip that any
 * psql restores, of one instant, whatever others write meanwhile. The database is only read. A backup of a protected
 * environment is restored into a scratch server and compared before it gets its name.
 *
 * <p>Which one: {@code -Ddb.env}, {@code -Denv}, {@code -Penv=NAME}, {@code DB_ENV} or {@code ENVIRONMENT}, else {@code
 * local}. Where it is: {@code -Ddb.url}, {@code <environments>}, {@code DATABASE_URL_NAME} or {@code DATABASE_URL}.
 */
@Mojo(name = "backup", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class BackupMojo extends AbstractToldMojo {

    /**
     * Where backups go and what they hold: {@code <directory>}, {@code <name>}, {@code <keep>}, {@code <keepFor>}, {@code
     * <part>}, {@code <schemas>}, {@code <tables>}, {@code <excludeSchemas>}, {@code <excludeTables>}, {@code
     * <excludeTableData>}, {@code <where>}, {@code <owners>}, {@code <privileges>}, {@code <tablespaces>}, {@code
     * <publications>}, {@code <largeObjects>}, {@code <engine>}, {@code <pgDump>}, {@code <verify>}, {@code
     * <compressionLevel>}, {@code <readers>}, {@code <lockTimeout>}, {@code <deadline>}; each also as property {@code
     * -Ddb.backup.NAME}. Described in docs/BACKUP.md.
     */
    // Has no property of its own: its parts have.
    @Parameter
    private BackupParameters backup = new BackupParameters();

    /**
     * A server of yours for the scratch database in which a backup is proved, where extensions are needed that the embedded
     * one does not have; also the property {@code db.scratchUrl}, which wins.
     */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText scratchUrl;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    private String pluginVersion;

    @Override
    void run(MavenRun run, EnvironmentRequest request, GoalEvents events) throws Exception {
        events.started(Optional.empty());
        BackupRequest asked = new BackupRequest(
                request,
                backup.settings(run, request.environment().permissions().isProtected()),
                new ScratchOfMajor(run, cacheDirectory(), SecretText.reveal(scratchUrl)),
                pluginVersion,
                run.clock());
        try (BackupConsole console = new BackupConsole(run, run.clock().instant())) {
            BackupEvents told = new BackupEvents(events, console);
            BackupOutcome outcome = new Backup(told).run(asked);
            told.tell(outcome);
            console.tell(outcome);
        }
    }
}
