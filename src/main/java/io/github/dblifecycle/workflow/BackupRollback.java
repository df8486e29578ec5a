package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupDirectory;
import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.backup.BackupSnapshot;
import io.github.dblifecycle.backup.Relation;
import io.github.dblifecycle.backup.RowComparison;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The way back that puts a file in the place of the database, and what that costs: counted row by row. */
final class BackupRollback implements RollbackCopy {

    /** What a restore takes in is bytes of content; a slow server manages this many a second. */
    private static final long SLOW_BYTES_PER_SECOND = 20_000_000;

    private static final String WHOLE = "all";
    private static final String OWN_ENGINE = "jdbc";

    private final RollbackRequest request;
    private final TargetDatabase target;
    private final Optional<QualifiedName> history;
    private final BackupDirectory.Found found;

    /** @param history the table that is no data of anybody */
    private BackupRollback(
            RollbackRequest request,
            TargetDatabase target,
            Optional<QualifiedName> history,
            BackupDirectory.Found found) {
        this.request = request;
        this.target = target;
        this.history = history;
        this.found = found;
    }

    /** Those that are whole, newest first. */
    static List<BackupRollback> all(
            RollbackRequest request, TargetDatabase target, Optional<QualifiedName> history, String pattern)
            throws IOException {
        return new BackupDirectory(
                        request.backups().directory(),
                        new BackupName(pattern, target.target().environment()))
                .backups().stream()
                        .filter(found -> found.facts().content().equals(WHOLE))
                        .map(found -> new BackupRollback(request, target, history, found))
                        .toList();
    }

    @Override
    public Instant time() {
        return Instant.parse(found.facts().snapshotTime());
    }

    @Override
    public Optional<String> version() {
        return Optional.ofNullable(found.facts().migrationVersion());
    }

    /** Looks at the file and at the database, unless a way was named, which looks for itself; nothing is changed. */
    @Override
    public RollbackOption option(RollbackWay way) throws SQLException {
        if (request.way().isEmpty()) {
            RestoreOutcome possible = new Restore(RestoreListener.NONE).run(restore(true));
            if (possible instanceof RestoreOutcome.Failed failed) {
                return new RollbackOption.Closed(
                        way,
                        failed.findings().get(0).message(),
                        failed.findings().get(0).fix().orElse("take another way"));
            }
        }
        List<RollbackLoss> losses = new ArrayList<>();
        List<String> uncounted = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try {
            if (request.counts()) {
                count(losses, uncounted, notes);
            }
        } catch (BackupException e) {
            uncounted.add("rows written since: " + e.finding().message());
        }
        if (!request.counted()) {
            notes.add("rows are not counted: db.rollback.count is false");
        }
        notes.add("the database as it is now stays beside, under another name");
        return new RollbackOption.Open(
                way,
                "restores "
                        + request.environment()
                                .migrations()
                                .layout()
                                .display(found.file().toString())
                        + ", the state of " + found.facts().snapshotTime()
                        + Optional.ofNullable(found.facts().migrationVersion())
                                .map(version -> " at version " + version)
                                .orElse(""),
                "about " + (2 + found.facts().contentBytes() / SLOW_BYTES_PER_SECOND) + " s",
                losses,
                uncounted,
                notes);
    }

    private void count(List<RollbackLoss> losses, List<String> uncounted, List<String> notes) throws SQLException {
        try (BackupSnapshot snapshot =
                BackupSnapshot.open(target.database(), request.backups().lockTimeout(), relation -> false)) {
            Set<String> known = found.facts().tables().stream()
                    .map(BackupFacts.TableFacts::name)
                    .collect(Collectors.toSet());
            for (Relation relation : snapshot.relations()) {
                if (!known.contains(relation.name().display()) && !isHistory(relation.name())) {
                    long rows = rows(snapshot, relation.name());
                    if (rows > 0) {
                        losses.add(new RollbackLoss("table " + relation.name().display(), rows, true));
                    }
                }
            }
            if (!found.facts().engine().equals(OWN_ENGINE)) {
                uncounted.add("rows written since, as those of a file of pg_dump are not compared");
                return;
            }
            long back = 0;
            for (RowComparison.Difference difference : RowComparison.between(found.file(), snapshot.leader())) {
                if (history.filter(table -> table.readable().equals(difference.table()))
                        .isPresent()) {
                    continue;
                }
                if (!difference.isCounted()) {
                    uncounted.add("rows of " + difference.table() + " written since: " + difference.problem());
                } else if (difference.onlyNow() > 0) {
                    losses.add(new RollbackLoss(
                            "rows of " + difference.table() + " written since", difference.onlyNow(), true));
                }
                back += Math.max(0, difference.onlyThen());
            }
            if (back > 0) {
                notes.add(back + (back == 1 ? " row" : " rows") + " deleted or changed since come back");
            }
        }
    }

    private boolean isHistory(QualifiedName table) {
        return history.filter(table::equals).isPresent();
    }

    private static long rows(BackupSnapshot snapshot, QualifiedName table) throws SQLException {
        try (Statement statement = snapshot.leader().createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM ONLY " + table.quoted())) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public Taken take(RollbackListener listener) throws SQLException {
        RestoreOutcome outcome = new Restore(listener.restoring()).run(restore(false));
        if (outcome instanceof RestoreOutcome.Failed failed) {
            return new Taken.Failed(failed.findings(), failed.cause());
        }
        if (outcome instanceof RestoreOutcome.NotConfirmed notConfirmed) {
            return new Taken.NotConfirmed(notConfirmed.refusal());
        }
        RestoreOutcome.Done done = (RestoreOutcome.Done) outcome;
        return new Taken.Done(
                List.of(
                        "restored: "
                                + request.environment()
                                        .migrations()
                                        .layout()
                                        .display(found.file().toString()),
                        before(done.kept())),
                done.findings());
    }

    /** What became of the database as it was. */
    static String before(Optional<String> kept) {
        return kept.map(name -> "the database as it was is called " + name + " now: DROP DATABASE "
                        + new Identifier(name).readable() + " when it is not needed any more")
                .orElse("the database as it was is gone");
    }

    /** @param dryRun whether to look only */
    private RestoreRequest restore(boolean dryRun) {
        RestoreSettings settings = request.restore();
        return new RestoreRequest(
                request.environment(),
                new RestoreSettings(
                        new RestoreSettings.Source.File(found.file()),
                        true,
                        settings.beside(),
                        settings.dropReplaced(),
                        settings.createRoles(),
                        settings.analyze(),
                        settings.verification(),
                        settings.writers(),
                        settings.fromNewer(),
                        settings.mostContent(),
                        settings.pgRestore(),
                        settings.deadline()),
                request.confirmation(),
                dryRun,
                request.clock());
    }
}
