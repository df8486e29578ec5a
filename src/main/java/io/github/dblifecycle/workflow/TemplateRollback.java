package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BesideDatabase;
import io.github.dblifecycle.backup.RestoreConnections;
import io.github.dblifecycle.backup.RestoredDatabase;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.migrate.AppliedVersions;
import io.github.dblifecycle.migrate.LiveHistory;
import io.github.dblifecycle.provider.ProviderException;
import io.github.dblifecycle.provider.TemplateSnapshot;
import io.github.dblifecycle.provider.TemplateSnapshots;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way back that puts a copy of a snapshot, which is a database of the same server, in the place of the database: the server
 * copies it beside, and both change names in one transaction. The snapshot stays, so that the way can be walked again.
 */
final class TemplateRollback implements RollbackCopy {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateRollback.class);

    /** A server writes what it copies to its log too; a slow one manages this many a second. */
    private static final long SLOW_BYTES_PER_SECOND = 40_000_000;

    private static final String APPLICATION = "db-maven-plugin rollback";

    private final RollbackRequest request;
    private final TargetDatabase target;
    private final Optional<QualifiedName> history;
    private final TemplateSnapshot snapshot;
    private final Optional<String> version;

    /** @param history the table that is no data of anybody */
    private TemplateRollback(
            RollbackRequest request,
            TargetDatabase target,
            Optional<QualifiedName> history,
            TemplateSnapshot snapshot,
            Optional<String> version) {
        this.request = request;
        this.target = target;
        this.history = history;
        this.snapshot = snapshot;
        this.version = version;
    }

    /** All there are, newest first; none where this role may not connect to another database of the server, as it cannot have made any. */
    static List<TemplateRollback> all(RollbackRequest request, TargetDatabase target, Optional<QualifiedName> history) {
        List<TemplateSnapshot> snapshots;
        try {
            snapshots = new TemplateSnapshots(target.database(), target.target().environment()).list();
        } catch (SQLException | ProviderException e) {
            LOG.debug("the databases of the server are not listed", e);
            return List.of();
        }
        return snapshots.stream()
                .map(snapshot -> new TemplateRollback(
                        request, target, history, snapshot, version(request, at(target.database(), snapshot))))
                .toList();
    }

    private static Optional<String> version(RollbackRequest request, Database database) {
        try (Connection connection = database.connect(APPLICATION)) {
            connection.setReadOnly(true);
            return AppliedVersions.newest(
                    LiveHistory.read(connection, request.environment().migrations()));
        } catch (SQLException e) {
            LOG.debug("the history of {} cannot be read", database, e);
            return Optional.empty();
        }
    }

    private static Database at(Database database, TemplateSnapshot snapshot) {
        return new Database(database.url().withDatabase(snapshot.database()), database.user(), database.password());
    }

    @Override
    public Instant time() {
        return snapshot.marker().time();
    }

    @Override
    public Optional<String> version() {
        return version;
    }

    @Override
    public RollbackOption option(RollbackWay way) throws SQLException {
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return new RollbackOption.Closed(
                    way,
                    "database " + snapshot.database() + " cannot take the place of the database: " + obstacle.get(),
                    "a role with CREATEDB that owns the database, or another way");
        }
        List<RollbackLoss> losses = new ArrayList<>();
        List<String> uncounted = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (request.counts()) {
            new LossesSince(request, history)
                    .count(at(target.database(), snapshot), target.database(), losses, uncounted, notes);
        }
        if (!request.counted()) {
            notes.add("rows are not counted: db.rollback.count is false");
        }
        notes.add("whoever is connected to the database is disconnected");
        notes.add(
                request.restore().dropReplaced()
                        ? "the database as it is now is dropped"
                        : "the database as it is now stays beside, under another name");
        notes.add("the snapshot stays" + room());
        return new RollbackOption.Open(
                way,
                "puts a copy of database " + snapshot.database() + " in its place, the state of " + time()
                        + version.map(known -> " at version " + known).orElse(""),
                "about " + (2 + snapshot.bytes().orElse(0) / SLOW_BYTES_PER_SECOND) + " s",
                losses,
                uncounted,
                notes);
    }

    private String room() {
        OptionalLong bytes = snapshot.bytes();
        return bytes.isEmpty() ? "" : "; its copy needs " + (1 + bytes.getAsLong() / 1_000_000) + " MB on the server";
    }

    private Optional<String> obstacle() throws SQLException {
        try (Connection connection = target.database().connect(APPLICATION)) {
            RestoredDatabase now = RestoredDatabase.read(connection);
            return now.standby() ? Optional.of("its server is a standby") : now.whyNotBeside();
        }
    }

    @Override
    public Taken take(RollbackListener listener) throws SQLException {
        listener.begins(RollbackListener.Step.COPYING);
        try (RestoreConnections connections = new RestoreConnections();
                RestoreWatch watch = RestoreWatch.start(request.restore().deadline(), connections)) {
            try {
                return replace(connections, watch);
            } catch (BackupException e) {
                BackupException reason = watch.reason(e);
                return new Taken.Failed(List.of(reason.finding()), reason);
            }
        }
    }

    private Taken replace(RestoreConnections connections, RestoreWatch watch) throws SQLException {
        RestoredDatabase now = described(target.database());
        RestoredDatabase then = described(at(target.database(), snapshot));
        try (BesideDatabase beside = BesideDatabase.copyOf(
                then, target.database(), now, connections, request.clock().instant())) {
            watch.requireRunning();
            beside.carrySettings();
            Optional<String> kept = beside.swap(!request.restore().dropReplaced());
            return new Taken.Done(
                    List.of(
                            "database " + snapshot.database() + " was copied into its place, and is there as before",
                            BackupRollback.before(kept)),
                    beside.findings());
        }
    }

    private static RestoredDatabase described(Database database) throws SQLException {
        try (Connection connection = database.connect(APPLICATION)) {
            return RestoredDatabase.read(connection);
        }
    }
}
