package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.AppliedVersions;
import io.github.dblifecycle.migrate.LiveHistory;
import io.github.dblifecycle.provider.ProviderException;
import io.github.dblifecycle.sql.QualifiedName;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest copies that could take the place of a database. */
final class RollbackCopies {

    private static final String ANOTHER_KIND = ", or look elsewhere alone: -Ddb.snapshot.kind=file or template";

    private final RollbackRequest request;
    private final Optional<RollbackCopy> backup;
    private final Optional<RollbackCopy> snapshot;
    private final Optional<RollbackOption> silent;
    private final Optional<String> version;

    /** @param silent why it is not known which snapshot is the newest; empty where it is */
    private RollbackCopies(
            RollbackRequest request,
            Optional<RollbackCopy> backup,
            Optional<RollbackCopy> snapshot,
            Optional<RollbackOption> silent,
            Optional<String> version) {
        this.request = request;
        this.backup = backup;
        this.snapshot = snapshot;
        this.silent = silent;
        this.version = version;
    }

    /**
     * Looks for them.
     *
     * @throws IOException where the directory of backups cannot be read
     */
    static RollbackCopies find(RollbackRequest request, TargetDatabase target, LiveHistory history) throws IOException {
        Optional<QualifiedName> table = Optional.of(history.table());
        AppliedVersions applied =
                AppliedVersions.of(history instanceof LiveHistory.Found found ? found.rows() : List.of());
        Optional<String> wanted = request.target() instanceof RollbackTarget.Version version
                ? applied.spelled(version.version())
                : Optional.empty();
        Predicate<RollbackCopy> made = copy -> !(request.target() instanceof RollbackTarget.Version)
                || (wanted.isPresent()
                        && copy.version().flatMap(applied::spelled).equals(wanted));
        Optional<RollbackCopy> backup = newest(
                BackupRollback.all(request, target, table, request.backups().pattern()), made);
        Optional<RollbackOption> silent = Optional.empty();
        List<RollbackCopy> snapshots = List.of();
        try {
            snapshots = snapshots(request, target, table);
            silent = unknown(request.snapshots().neon());
        } catch (ProviderException e) {
            silent = Optional.of(new RollbackOption.Closed(
                    RollbackWay.SNAPSHOT,
                    "Neon does not say which snapshots there are: " + e.getMessage(),
                    e.finding().fix().orElse("run it again") + ANOTHER_KIND));
        }
        Optional<RollbackCopy> snapshot = silent.isPresent() ? Optional.empty() : newest(snapshots, made);
        Optional<RollbackCopy> aimedAt = request.target() instanceof RollbackTarget.Snapshot ? snapshot : backup;
        Optional<String> version = request.target() instanceof RollbackTarget.Version
                ? wanted
                : aimedAt.flatMap(RollbackCopy::version).flatMap(applied::spelled);
        return new RollbackCopies(request, backup, snapshot, silent, version);
    }

    private static Optional<RollbackCopy> newest(List<? extends RollbackCopy> copies, Predicate<RollbackCopy> made) {
        return copies.stream()
                .<RollbackCopy>map(copy -> copy)
                .filter(made)
                .max(Comparator.comparing(RollbackCopy::time));
    }

    private static List<RollbackCopy> snapshots(
            RollbackRequest request, TargetDatabase target, Optional<QualifiedName> table) throws IOException {
        SnapshotPlaces places = request.snapshots();
        List<RollbackCopy> snapshots = new ArrayList<>();
        if (places.neon() instanceof SnapshotPlaces.Neon.Project neon) {
            snapshots.addAll(BranchRollback.all(request, target, table, neon.settings()));
        }
        if (places.databases()) {
            snapshots.addAll(TemplateRollback.all(request, target, table));
        }
        if (places.files()) {
            snapshots.addAll(BackupRollback.all(request, target, table, Snapshot.FILE_PATTERN));
        }
        return snapshots;
    }

    private static Optional<RollbackOption> unknown(SnapshotPlaces.Neon neon) {
        return neon instanceof SnapshotPlaces.Neon.Unknown unknown
                ? Optional.of(
                        new RollbackOption.Closed(RollbackWay.SNAPSHOT, unknown.reason(), unknown.fix() + ANOTHER_KIND))
                : Optional.empty();
    }

    /** The newest version that is to stay; empty where only a copy of the database can tell. */
    Optional<String> version() {
        return version;
    }

    /** That of a way that is open. */
    RollbackCopy copy(RollbackWay way) {
        return (way == RollbackWay.SNAPSHOT ? snapshot : backup).orElseThrow();
    }

    /** @param counting told before rows are counted */
    List<RollbackOption> options(Runnable counting) throws SQLException {
        String made = version.map(at -> " was made at version " + at).orElse(" is there");
        String directory = request.environment()
                .migrations()
                .layout()
                .display(request.backups().directory().toString());
        return List.of(
                option(
                        RollbackWay.RESTORE,
                        backup,
                        counting,
                        "no backup in " + directory + (version.isPresent() ? made : " has its sidecar"),
                        "mvn db:backup before the next migration, or -Ddb.backup.directory=… where backups are"),
                silent.isPresent()
                        ? silent.get()
                        : option(
                                RollbackWay.SNAPSHOT,
                                snapshot,
                                counting,
                                "no snapshot" + where(directory) + made,
                                "mvn db:snapshot before the next migration"));
    }

    private String where(String directory) {
        SnapshotPlaces places = request.snapshots();
        List<String> where = new ArrayList<>();
        if (places.neon() instanceof SnapshotPlaces.Neon.Project) {
            where.add("at Neon");
        }
        if (places.databases()) {
            where.add("on the server");
        }
        if (places.files()) {
            where.add("in " + directory);
        }
        return where.isEmpty() ? "" : " " + String.join(" or ", where);
    }

    private RollbackOption option(
            RollbackWay way, Optional<RollbackCopy> found, Runnable counting, String reason, String fix)
            throws SQLException {
        if (found.isEmpty()) {
            return new RollbackOption.Closed(way, reason, fix);
        }
        if (request.counts()) {
            counting.run();
        }
        return found.get().option(way);
    }
}
