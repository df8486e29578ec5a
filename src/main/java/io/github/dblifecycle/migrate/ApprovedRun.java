package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * Holds a run to what was approved. The whole is looked at once the migration lock is had; then each migration again at the
 * moment it is run, because a file may have been edited since Flyway, or we, read it first.
 */
final class ApprovedRun {

    private final MigrationSettings settings;
    private final Optional<RunApproval> approval;
    private final Deque<PendingMigration> left = new ArrayDeque<>();
    private @Nullable PendingMigration current;

    /** @param approval empty where whatever is pending may be run */
    ApprovedRun(MigrationSettings settings, Optional<RunApproval> approval) {
        this.settings = settings;
        this.approval = approval;
    }

    /**
     * Asks what is pending. The lock must be had.
     *
     * @param guard sees the connections that this takes
     * @throws NotApproved where it is something else
     */
    void check(Database database, ConnectionGuard guard) throws SQLException {
        if (approval.isEmpty()) {
            return;
        }
        PendingMigrations pending = new PendingReader(settings).read(database, guard);
        List<Finding> objections =
                pending.refusals().isEmpty() ? approval.get().objections(pending) : pending.refusals();
        if (!objections.isEmpty()) {
            throw new NotApproved(objections);
        }
        left.clear();
        left.addAll(pending.pending());
    }

    /**
     * A migration is about to be run, or only to be recorded.
     *
     * @throws NotApproved where it is not the next one, or code that is not what it was
     */
    void begin(MigrationInfo info) {
        if (approval.isEmpty()) {
            return;
        }
        String identity = PendingReader.identity(info);
        PendingMigration next = left.poll();
        while (next != null && !next.executed() && !next.identity().equals(identity)) {
            next = left.poll();
        }
        current = next;
        if (next == null || !next.identity().equals(identity)) {
            throw notApproved(info.getScript() + " is about to be run and was not approved");
        }
        if (!next.isScript()
                && !MigrationContent.ofCode(info.getScript(), info.getChecksum(), settings)
                        .equals(next.content())) {
            throw changed(next);
        }
    }

    /** @throws NotApproved where the script that began is not what it was */
    void run(SqlScript script, Configuration configuration) {
        PendingMigration running = current;
        if (approval.isPresent()
                && running != null
                && !MigrationContent.ofScript(ReadingRunner.text(script), configuration)
                        .equals(running.content())) {
            throw changed(running);
        }
    }

    private static NotApproved changed(PendingMigration migration) {
        return notApproved(migration.migration().script() + " was edited while the run was about to apply it");
    }

    private static NotApproved notApproved(String why) {
        return new NotApproved(List.of(Finding.error(
                "DB752",
                Optional.empty(),
                why + ": what would be applied is not the plan that was approved",
                "make the plan of now, have it approved, and pass its hash: mvn db:migrate -Ddb.dryRun")));
    }
}
