package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.AppliedText;
import io.github.dblifecycle.migrate.HistoryEntry;
import io.github.dblifecycle.migrate.HistoryReplay;
import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.MigrationException;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.PendingMigrations;
import io.github.dblifecycle.migrate.PendingRun;
import io.github.dblifecycle.migrate.PlaceholderValues;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchException;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.sql.Identifier;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Tries pending migrations behind those that were applied, in a scratch database. Where that cannot be done, the plan is
 * made nevertheless, and says so.
 */
final class PendingTrial {

    private final MigrationSettings settings;
    private final ScratchSettings scratch;
    private final List<Identifier> roles;

    /** @param roles of the live server, which scripts may name */
    PendingTrial(MigrationSettings settings, ScratchSettings scratch, List<Identifier> roles) {
        this.settings = settings;
        this.scratch = scratch;
        this.roles = List.copyOf(roles);
    }

    ObservedSteps run(PendingMigrations pending) throws SQLException {
        try (ScratchServer server = ScratchServer.start(scratch)) {
            if (scratch instanceof ScratchSettings.Embedded) {
                new ScratchSurroundings(server).createRoles(roles);
            }
            try (ScratchDatabase database = server.createDatabase("pending")) {
                Optional<String> obstacle = replay(server, database, pending.history());
                return obstacle.isPresent()
                        ? ObservedSteps.none(obstacle.get())
                        : ObservedSteps.of(new PendingRun(settings)
                                .observe(database.database(), pending.history(), pending.pending()));
            }
        } catch (ScratchException e) {
            return ObservedSteps.none("there is no scratch server: " + e.getMessage());
        } catch (MigrationException e) {
            return ObservedSteps.none(String.valueOf(e.getMessage()));
        }
    }

    /** Applies what was applied; what hinders it, if anything. */
    private Optional<String> replay(ScratchServer server, ScratchDatabase database, List<HistoryRow> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        try (ScratchDatabase place = server.createDatabase("history")) {
            List<HistoryEntry> entries = new HistoryReplay(settings, Optional.empty()).match(place.database(), rows);
            try (AppliedScripts scripts =
                    AppliedScripts.of(settings, entries, new AppliedText(settings, place.database()))) {
                Optional<HistoryEntry> gone = entries.stream()
                        .filter(entry ->
                                entry.missing() && scripts.restored(entry).isEmpty())
                        .findFirst();
                if (gone.isPresent()) {
                    return Optional.of(gone.get().migration().script()
                            + " was applied before, and neither the project nor git has" + " it");
                }
                ScratchOutcome outcome =
                        new HistoryReplay(scripts.settings(), Optional.empty()).apply(database.database(), rows);
                return outcome instanceof ScratchOutcome.Stopped stopped
                        ? Optional.of("what was applied before does not run in a scratch database: "
                                + new PlaceholderValues(settings)
                                        .hide(sentence(stopped.findings().get(0))))
                        : Optional.empty();
            }
        }
    }

    static String sentence(Finding finding) {
        return finding.position().map(position -> position + ": ").orElse("") + finding.message();
    }
}
