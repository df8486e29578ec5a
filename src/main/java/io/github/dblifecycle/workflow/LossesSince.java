package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BackupSnapshot;
import io.github.dblifecycle.backup.DatabaseComparison;
import io.github.dblifecycle.backup.RowComparison;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Counts what a database holds that an earlier copy of it, which can be connected to, does not. */
record LossesSince(RollbackRequest request, Optional<QualifiedName> history) {

    /**
     * Compares; neither is written to.
     *
     * @param losses is given what goes
     * @param uncounted is given what cannot be counted
     * @param notes is given what comes back
     */
    void count(Database then, Database now, List<RollbackLoss> losses, List<String> uncounted, List<String> notes)
            throws SQLException {
        Duration lockTimeout = request.backups().lockTimeout();
        try (BackupSnapshot earlier = BackupSnapshot.open(then, lockTimeout, relation -> false);
                BackupSnapshot present = BackupSnapshot.open(now, lockTimeout, relation -> false)) {
            DatabaseComparison.Result result = new DatabaseComparison(earlier, present)
                    .run(table -> history.filter(table::equals).isEmpty());
            result.tables().forEach((table, rows) -> add("table " + table, rows, losses));
            result.columns().forEach((column, rows) -> add("column " + column, rows, losses));
            long back = 0;
            for (RowComparison.Difference difference : result.rows()) {
                if (!difference.isCounted()) {
                    uncounted.add("rows of " + difference.table() + " written since: " + difference.problem());
                    continue;
                }
                add("rows of " + difference.table() + " written since", difference.onlyNow(), losses);
                back += difference.onlyThen();
            }
            if (back > 0) {
                notes.add(back + (back == 1 ? " row" : " rows") + " deleted or changed since come back");
            }
        } catch (BackupException e) {
            uncounted.add("rows written since: " + e.finding().message());
        }
    }

    private static void add(String what, long rows, List<RollbackLoss> losses) {
        if (rows > 0) {
            losses.add(new RollbackLoss(what, rows, true));
        }
    }
}
