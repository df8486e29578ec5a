package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Repairs the history of a database, as Flyway does it, and settles scripts that stopped half-way. It changes the history
 * alone, nothing that migrations made.
 */
public final class LiveRepair {

    private final MigrationSettings settings;
    private final Database database;

    /** Prepares; the database is not asked yet. */
    public LiveRepair(MigrationSettings settings, Database database) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.database = Objects.requireNonNull(database, "database");
    }

    /**
     * Repairs.
     *
     * @param settlements what is known of scripts that stopped half-way
     * @param dryRun whether to tell only
     * @throws SQLException where no connection can be had, or the history cannot be changed
     * @throws MigrationException where the history may not be read, or Flyway refuses
     */
    public RepairOutcome repair(RunLimits limits, MigrationListener listener, Settlements settlements, boolean dryRun)
            throws SQLException {
        LiveCommand command = new LiveCommand("repair", settings, database, limits, listener);
        SortedMap<Integer, RepairChange> told = new TreeMap<>();
        LiveCommand.Result<RepairOutcome> result = command.run(lock -> repair(lock, settlements, dryRun, told));
        if (result instanceof LiveCommand.Result.Stopped<RepairOutcome> stopped) {
            return new RepairOutcome.Failed(stopped.findings(), stopped.cause());
        }
        return ((LiveCommand.Result.Done<RepairOutcome>) result).value();
    }

    /** @param told what earlier attempts began, which is done once a later one ends well, by rank */
    private RepairOutcome repair(
            LiveCommand.Lock lock, Settlements settlements, boolean dryRun, SortedMap<Integer, RepairChange> told)
            throws SQLException {
        List<HistoryRow> rows = RepairReader.rows(LiveHistory.read(lock.connection(), settings));
        RepairPlan plan = new RepairReader(settings, lock.reading()).read(rows, settlements);
        if (!plan.refusals().isEmpty()) {
            return new RepairOutcome.Refused(plan.refusals());
        }
        if (dryRun) {
            return new RepairOutcome.Planned(plan.changes());
        }
        plan.changes().forEach(change -> told.putIfAbsent(change.row().rank(), change));
        if (!plan.changes().isEmpty()) {
            settle(lock, plan.changes());
            lock.flyway().repair();
        }
        return new RepairOutcome.Done(List.copyOf(told.values()));
    }

    /** What is not Flyway's to do: all of it or none, and before Flyway removes what failed. */
    private static void settle(LiveCommand.Lock lock, List<RepairChange> changes) throws SQLException {
        Connection connection = lock.connection();
        String table = lock.found().table().quoted();
        connection.setAutoCommit(false);
        try {
            for (RepairChange change : changes) {
                if (change instanceof RepairChange.SettledAsApplied applied) {
                    apply(connection, table, applied);
                } else if (change instanceof RepairChange.SettledToRunAgain) {
                    remove(connection, table, change.row());
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void apply(Connection connection, String table, RepairChange.SettledAsApplied applied)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table
                + " SET success = true, description = ?, checksum = ? WHERE installed_rank = ? AND NOT success")) {
            update.setString(1, applied.description());
            if (applied.checksum().isPresent()) {
                update.setInt(2, applied.checksum().get());
            } else {
                update.setNull(2, Types.INTEGER);
            }
            update.setInt(3, applied.row().rank());
            update.executeUpdate();
        }
    }

    private static void remove(Connection connection, String table, HistoryRow row) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE installed_rank = ? AND NOT success")) {
            delete.setInt(1, row.rank());
            delete.executeUpdate();
        }
    }
}
