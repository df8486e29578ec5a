package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What the history says, and is told, of undo scripts. */
final class UndoRows {

    private final QualifiedName table;

    UndoRows(QualifiedName table) {
        this.table = table;
    }

    /**
     * How many of the scripts an earlier attempt of this run has brought to their end.
     *
     * @param before the history that the rollback was planned on
     * @param now the history
     * @throws UndoFailed where somebody else changed it, or a script stopped half-way
     */
    static int done(List<UndoScript> scripts, List<HistoryRow> before, List<HistoryRow> now) {
        int known = before.size();
        if (now.size() < known || !now.subList(0, known).equals(before)) {
            throw changed();
        }
        for (int i = known; i < now.size(); i++) {
            HistoryRow row = now.get(i);
            if (i - known >= scripts.size()
                    || !row.type().equals(UndoScript.TYPE)
                    || !row.version().equals(Optional.of(scripts.get(i - known).version()))) {
                throw changed();
            }
            if (!row.success()) {
                throw new UndoFailed(halfDone(scripts.get(i - known), row));
            }
        }
        return now.size() - known;
    }

    private static UndoFailed changed() {
        return new UndoFailed(Finding.error(
                "DB862",
                Optional.empty(),
                "the history of migrations was changed after this rollback was planned, so nothing was run",
                "run mvn db:rollback again: it plans anew"));
    }

    private static Finding halfDone(UndoScript script, HistoryRow row) {
        return Finding.error(
                        "DB863",
                        Optional.of(script.position()),
                        script.fileName() + " runs outside a transaction and was cut off: " + row.description(),
                        StoppedScripts.FIX.replace("db:migrate", "db:rollback"))
                .withDetails(ScriptProgress.read(row.description())
                        .map(StoppedScripts::told)
                        .orElse(List.of()));
    }

    /** Writes that it has run; within its transaction, if it has one. */
    void insert(Connection connection, UndoScript script, long millis) throws SQLException {
        insert(connection, script, script.description(), millis, true);
    }

    /** Writes, before the first statement of a script outside a transaction, that it runs. */
    int begin(Connection connection, UndoScript script) throws SQLException {
        return insert(connection, script, told(script, "running", 1), 0, false);
    }

    /** Tells the statement that comes next, or the one it stopped in. */
    void tell(Connection connection, int rank, UndoScript script, String word, int number) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table.quoted() + " SET description = ? WHERE installed_rank = ? AND NOT success")) {
            update.setString(1, told(script, word, number));
            update.setInt(2, rank);
            update.executeUpdate();
        }
    }

    void finish(Connection connection, int rank, UndoScript script, long millis) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table.quoted()
                + " SET description = ?, execution_time = ?, success = true WHERE installed_rank = ?")) {
            update.setString(1, script.description());
            update.setLong(2, millis);
            update.setInt(3, rank);
            update.executeUpdate();
        }
    }

    private static String told(UndoScript script, String word, int number) {
        return ScriptProgress.told(
                script.description(), word, number, script.statements().size());
    }

    private int insert(Connection connection, UndoScript script, String description, long millis, boolean success)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table.quoted()
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time,"
                + " success) SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, NULL, current_user, ?, ? FROM "
                + table.quoted() + " RETURNING installed_rank")) {
            insert.setString(1, script.version());
            insert.setString(2, description);
            insert.setString(3, UndoScript.TYPE);
            insert.setString(4, script.fileName());
            insert.setLong(5, millis);
            insert.setBoolean(6, success);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
