package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupDirectory;
import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.migrate.AppliedVersions;
import io.github.dblifecycle.migrate.LiveHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest copies that could take the place of a database. */
final class RollbackCopies {

    private final RollbackRequest request;
    private final BackupRollback backups;
    private final Optional<BackupDirectory.Found> backup;
    private final Optional<BackupDirectory.Found> snapshot;
    private final Optional<String> version;

    private RollbackCopies(
            RollbackRequest request,
            BackupRollback backups,
            Optional<BackupDirectory.Found> backup,
            Optional<BackupDirectory.Found> snapshot,
            Optional<String> version) {
        this.request = request;
        this.backups = backups;
        this.backup = backup;
        this.snapshot = snapshot;
        this.version = version;
    }

    /**
     * Looks for them.
     *
     * @throws IOException where the directory of backups cannot be read
     */
    static RollbackCopies find(RollbackRequest request, TargetDatabase target, LiveHistory history) throws IOException {
        BackupRollback backups = new BackupRollback(request, target, Optional.of(history.table()));
        AppliedVersions applied =
                AppliedVersions.of(history instanceof LiveHistory.Found found ? found.rows() : List.of());
        Optional<String> wanted = request.target() instanceof RollbackTarget.Version version
                ? applied.spelled(version.version())
                : Optional.empty();
        Predicate<BackupFacts> made = facts -> !(request.target() instanceof RollbackTarget.Version)
                || (wanted.isPresent() && wanted.get().equals(facts.migrationVersion()));
        Optional<BackupDirectory.Found> backup =
                backups.newest(request.backups().pattern(), made);
        Optional<BackupDirectory.Found> snapshot = backups.newest(Snapshot.FILE_PATTERN, made);
        Optional<BackupDirectory.Found> aimedAt =
                request.target() instanceof RollbackTarget.Snapshot ? snapshot : backup;
        Optional<String> version = request.target() instanceof RollbackTarget.Version
                ? wanted
                : aimedAt.flatMap(copy -> Optional.ofNullable(copy.facts().migrationVersion()))
                        .flatMap(applied::spelled);
        return new RollbackCopies(request, backups, backup, snapshot, version);
    }

    /** The newest version that is to stay; empty where only a copy of the database can tell. */
    Optional<String> version() {
        return version;
    }

    /** The file of a way that is open. */
    Path file(RollbackWay way) {
        return (way == RollbackWay.SNAPSHOT ? snapshot : backup).orElseThrow().file();
    }

    /** @param counting told before rows are counted */
    List<RollbackOption> options(Runnable counting) throws SQLException {
        String made = version.map(at -> " was made at version " + at).orElse(" has its sidecar");
        String directory = request.environment()
                .migrations()
                .layout()
                .display(request.backups().directory().toString());
        return List.of(
                option(
                        RollbackWay.RESTORE,
                        backup,
                        counting,
                        "no backup in " + directory + made,
                        "mvn db:backup before the next migration, or -Ddb.backup.directory=… where backups are"),
                option(
                        RollbackWay.SNAPSHOT,
                        snapshot,
                        counting,
                        "no snapshot file in " + directory + made,
                        "mvn db:snapshot -Ddb.snapshot.kind=file before the next migration; a branch at Neon or a copy on the"
                                + " server takes the database's place by hand: docs/rollback-guide.md"));
    }

    private RollbackOption option(
            RollbackWay way, Optional<BackupDirectory.Found> found, Runnable counting, String reason, String fix)
            throws SQLException {
        if (found.isEmpty()) {
            return new RollbackOption.Closed(way, reason, fix);
        }
        if (request.counts()) {
            counting.run();
        }
        return backups.option(way, found.get());
    }
}
