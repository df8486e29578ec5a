package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupChoice;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.AppliedVersions;
import io.github.dblifecycle.migrate.LiveHistory;
import io.github.dblifecycle.provider.NeonBranch;
import io.github.dblifecycle.provider.NeonProject;
import io.github.dblifecycle.provider.NeonSnapshots;
import io.github.dblifecycle.provider.ProviderException;
import io.github.dblifecycle.provider.PrunedSnapshots;
import io.github.dblifecycle.provider.ServerInstant;
import io.github.dblifecycle.provider.SnapshotNote;
import io.github.dblifecycle.provider.SnapshotRecord;
import io.github.dblifecycle.provider.TemplateSnapshots;
import io.github.dblifecycle.workflow.SnapshotListener.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the state of the database of an environment where its provider can return to it. The database is only read. */
public final class Snapshot {

    /** What the files of kind {@code file} are called. */
    public static final String FILE_PATTERN = "snapshot-{env}-{time}";

    private static final String APPLICATION = "db-maven-plugin snapshot";

    private final SnapshotListener listener;

    public Snapshot(SnapshotListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Takes it.
     *
     * @throws SQLException where the database cannot be reached
     */
    public SnapshotOutcome run(SnapshotRequest request) throws SQLException {
        EnvironmentRequest environment = request.environment();
        try (TargetDatabase target = TargetDatabase.open(environment.environment(), environment.local())) {
            try {
                if (request.kind() instanceof SnapshotKind.Neon neon) {
                    return branch(request, neon, target);
                }
                if (request.kind() instanceof SnapshotKind.File file) {
                    return file(request, file.settings(), target);
                }
                return copy(request, target);
            } catch (ProviderException e) {
                return new SnapshotOutcome.Failed(target.target(), List.of(e.finding()), e);
            }
        }
    }

    private SnapshotOutcome branch(SnapshotRequest request, SnapshotKind.Neon neon, TargetDatabase target)
            throws SQLException {
        NeonProject project = new NeonProject(neon.settings(), request.clock(), request.pause());
        String environment = target.target().environment();
        NeonSnapshots snapshots = new NeonSnapshots(project, environment);
        listener.begins(Step.FINDING_BRANCH);
        NeonBranch parent = project.branchOf(target.database().url());
        SnapshotNote note = note(target.database(), request);
        listener.begins(Step.BRANCHING);
        Instant now = request.clock().instant();
        NeonBranch made = snapshots.create(parent, now, request.expires().map(now::plus), note);
        SnapshotRecord snapshot = SnapshotRecord.neon(
                environment,
                target.target().database(),
                note.instant(),
                project.id(),
                made,
                parent.id(),
                note.version());
        listener.begins(Step.PRUNING);
        PrunedSnapshots pruned = snapshots.prune(parent, request.keep());
        return new SnapshotOutcome.Taken(target.target(), snapshot, pruned.deleted(), pruned.findings());
    }

    /** Before the branch is made, so that what it holds is not older. */
    private static SnapshotNote note(Database database, SnapshotRequest request) throws SQLException {
        try (Connection connection = database.connect(APPLICATION)) {
            ServerInstant instant = ServerInstant.read(connection);
            return new SnapshotNote(database.url().database(), instant, version(connection, request));
        }
    }

    private static Optional<String> version(Connection connection, SnapshotRequest request) throws SQLException {
        return AppliedVersions.newest(
                LiveHistory.read(connection, request.environment().migrations()));
    }

    private static Optional<String> version(Database database, SnapshotRequest request) throws SQLException {
        try (Connection connection = database.connect(APPLICATION)) {
            return version(connection, request);
        }
    }

    private SnapshotOutcome copy(SnapshotRequest request, TargetDatabase target) throws SQLException {
        String environment = target.target().environment();
        TemplateSnapshots snapshots = new TemplateSnapshots(target.database(), environment);
        Instant now = request.clock().instant();
        Optional<String> version = version(target.database(), request);
        listener.begins(Step.COPYING);
        TemplateSnapshots.Made made = snapshots.create(now);
        SnapshotRecord snapshot = SnapshotRecord.own(
                "template",
                environment,
                target.target().database(),
                made.snapshot().database(),
                new ServerInstant(
                        made.snapshot().marker().lsn(), made.snapshot().marker().time()),
                version);
        listener.begins(Step.PRUNING);
        PrunedSnapshots pruned = snapshots.prune(request.keep(), request.expires(), now);
        List<Finding> findings = Stream.concat(made.findings().stream(), pruned.findings().stream())
                .toList();
        return new SnapshotOutcome.Taken(target.target(), snapshot, pruned.deleted(), findings);
    }

    private SnapshotOutcome file(SnapshotRequest request, BackupSettings settings, TargetDatabase target)
            throws SQLException {
        BackupRequest backup = new BackupRequest(
                request.environment(),
                everything(settings, request),
                request.scratch(),
                request.plugin(),
                request.clock());
        BackupOutcome outcome = new Backup(listener.backup()).run(backup, target.database(), target.target());
        if (outcome instanceof BackupOutcome.Failed failed) {
            return new SnapshotOutcome.Failed(failed.target(), failed.findings(), failed.cause());
        }
        BackupOutcome.Done done = (BackupOutcome.Done) outcome;
        SnapshotRecord snapshot = SnapshotRecord.own(
                "file",
                target.target().environment(),
                target.target().database(),
                done.file().toString(),
                new ServerInstant(done.facts().lsn(), Instant.parse(done.facts().snapshotTime())),
                Optional.ofNullable(done.facts().migrationVersion()));
        List<String> deleted = done.deleted().stream().map(Object::toString).toList();
        return new SnapshotOutcome.Taken(target.target(), snapshot, deleted, done.findings());
    }

    /** A snapshot holds everything, and is kept apart from backups. */
    private static BackupSettings everything(BackupSettings settings, SnapshotRequest request) {
        return new BackupSettings(
                settings.directory(),
                FILE_PATTERN,
                request.keep(),
                request.expires(),
                BackupSettings.Part.ALL,
                BackupChoice.ALL,
                List.of(),
                new BackupSettings.Extras(true, true, settings.extras().tablespaces(), true, true),
                settings.engine(),
                settings.pgDump(),
                settings.verification(),
                settings.compression(),
                settings.lockTimeout(),
                settings.deadline());
    }
}
