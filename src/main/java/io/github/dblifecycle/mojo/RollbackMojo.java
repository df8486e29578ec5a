package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.workflow.BackupSettings;
import io.github.dblifecycle.workflow.DriftRequest;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.GoalEvents;
import io.github.dblifecycle.workflow.IgnoreRules;
import io.github.dblifecycle.workflow.MigrationEvents;
import io.github.dblifecycle.workflow.RestoreSettings;
import io.github.dblifecycle.workflow.Rollback;
import io.github.dblifecycle.workflow.RollbackEvents;
import io.github.dblifecycle.workflow.RollbackOutcome;
import io.github.dblifecycle.workflow.RollbackRequest;
import io.github.dblifecycle.workflow.RollbackTarget;
import io.github.dblifecycle.workflow.RollbackWay;
import io.github.dblifecycle.workflow.SnapshotPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells the ways back to an earlier state of a database: which are open, how long each takes, which rows each loses, and
 * which it recommends. Nothing is done until one is named with {@code db.way}; each was tried in a scratch database, or looked
 * at, before it is told. Afterwards the database is compared with what its migrations produce.
 *
 * <p>{@code forward} writes a migration, {@code undo} runs {@code U…} scripts, {@code restore} and {@code snapshot} put a copy
 * in the place of the database. Which database: as for {@code db:migrate}.
 */
@Mojo(name = "rollback", threadSafe = true)
public final class RollbackMojo extends AbstractToldMojo {

    /**
     * What to go back to: the version of the newest migration that is to stay, {@code latest-backup} or {@code snapshot}.
     * Required.
     */
    @Parameter(property = RollbackTarget.PROPERTY)
    private @Nullable String target;

    /** The way to take: {@code forward}, {@code undo}, {@code restore} or {@code snapshot}. Without, they are only told. */
    @Parameter(property = "db.way")
    private @Nullable String way;

    /**
     * Whether rows that would be lost are counted while the ways are told. For a backup that reads the file and the database;
     * {@code false} tells the ways of a large one at once.
     */
    @Parameter(property = "db.rollback.count", defaultValue = "true")
    private boolean count;

    /** The name of the environment, typed to say that it is meant: needed where it is protected, but for {@code forward}. */
    @Parameter(property = Confirmation.PROPERTY)
    private @Nullable String confirm;

    /** When undo scripts end at the latest, waiting for another run included: {@code 90s}, {@code 5m}, {@code 1h}. */
    @Parameter(property = "db.deadline", defaultValue = "5m")
    private String deadline;

    /** How long an undo script waits for a lock before it gives way and is tried again. */
    @Parameter(property = "db.lockTimeout", defaultValue = "3s")
    private String lockTimeout;

    /** Where backups are: {@code <directory>} and {@code <name>} count. */
    @Parameter
    private BackupParameters backup = new BackupParameters();

    /** Where snapshots are looked for: of {@code db:snapshot}'s settings, {@code <kind>} counts. */
    @Parameter
    private SnapshotParameters snapshot = new SnapshotParameters();

    /** How a backup is restored, as for {@code db:restore}. */
    @Parameter
    private RestoreParameters restore = new RestoreParameters();

    /** Objects that are nobody's business in the check afterwards, as for {@code db:check-drift}. */
    @Parameter(property = "db.drift.ignore")
    private List<String> ignore = new ArrayList<>();

    /**
     * A server of yours for scratch databases, where extensions are needed that the embedded one does not have; also the
     * property {@code db.scratchUrl}, which wins.
     */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText scratchUrl;

    @Override
    void run(MavenRun run, EnvironmentRequest request, GoalEvents events) throws Exception {
        Problems problems = new Problems();
        Optional<RollbackTarget> wanted = problems.collect(() -> RollbackTarget.parse(target));
        Optional<Optional<RollbackWay>> chosen = problems.collect(this::chosen);
        Optional<RunLimits> limits = problems.collect(() -> RunLimitsParameters.parse(deadline, lockTimeout));
        Optional<BackupSettings> backups = problems.collect(
                () -> backup.settings(run, request.environment().permissions().isProtected()));
        Optional<RestoreSettings> restoring =
                problems.collect(() -> restore.settings(run, Optional.of("latest"), true, backup));
        Optional<SnapshotPlaces> places = problems.collect(() -> snapshot.places(run, request.environment()));
        problems.throwIfAny();
        if (chosen.orElseThrow().isPresent()) {
            events.started(Optional.of(limits.orElseThrow().deadline()));
        }
        ScratchOfMajor scratch = new ScratchOfMajor(run, cacheDirectory(), SecretText.reveal(scratchUrl));
        RollbackRequest asked = new RollbackRequest(
                request,
                wanted.orElseThrow(),
                chosen.orElseThrow(),
                count,
                new Confirmation(Optional.ofNullable(confirm)),
                scratch,
                limits.orElseThrow(),
                restoring.orElseThrow(),
                backups.orElseThrow(),
                places.orElseThrow(),
                new DriftRequest(request, scratch, IgnoreRules.parse(ignore), run.outputDirectory(), true),
                run.clock());
        try (RollbackConsole console = new RollbackConsole(run, run.clock().instant())) {
            RollbackOutcome outcome =
                    new Rollback(console, new MigrationEvents(events, new LockListener(run))).run(asked);
            new RollbackEvents(events, chosen.orElseThrow()).tell(outcome);
            console.tell(outcome);
        }
    }

    private Optional<RollbackWay> chosen() {
        if (way == null || way.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RollbackWay.of(way.strip())
                .orElseThrow(() -> new ConfigurationException(List.of(new ConfigurationProblem(
                        "db.way",
                        "'" + way + "' is no way back",
                        "forward, undo, restore or snapshot; without it they are only told")))));
    }
}
