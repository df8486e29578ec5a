package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.QualifiedName;
import io.github.dblifecycle.sql.SqlError;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Locks on tables in the mode of a SELECT, which hold off changes of their definition and nothing else. */
final class TableLocks {

    /** A statement that names more gets long. */
    private static final int TABLES_IN_A_STATEMENT = 500;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String INVALID_SCHEMA = "3F000";

    private TableLocks() {}

    /** @return whether all of them were still there */
    static boolean take(List<QualifiedName> tables, Statement statement) throws SQLException {
        for (int start = 0; start < tables.size(); start += TABLES_IN_A_STATEMENT) {
            List<QualifiedName> some = tables.subList(start, Math.min(start + TABLES_IN_A_STATEMENT, tables.size()));
            try {
                statement.execute("LOCK TABLE "
                        + String.join(
                                ", ",
                                some.stream().map(one -> "ONLY " + one.quoted()).toList())
                        + " IN ACCESS SHARE MODE");
            } catch (SQLException e) {
                String state = SqlError.of(e).sqlState();
                if (state.equals(UNDEFINED_TABLE) || state.equals(INVALID_SCHEMA)) {
                    return false;
                }
                throw refused(e, some.size() == 1 ? some.get(0).display() : "", "table");
            }
        }
        return true;
    }

    /** What the server refused, in the words of whoever makes a backup; thrown on where it is something else. */
    static BackupException refused(SQLException e, String name, String kind) throws SQLException {
        SqlError error = SqlError.of(e);
        return switch (error.sqlState()) {
            case INSUFFICIENT_PRIVILEGE ->
                BackupException.of(
                        "DB781",
                        "there is no backup without all rows, and this role may not read them: " + error.message()
                                + (name.isEmpty() || error.message().contains(name) ? "" : " (" + name + ")"),
                        "grant it: GRANT pg_read_all_data TO the role of backups; or leave the " + kind
                                + " out: -Ddb.backup.excludeTables=…",
                        e);
            case LOCK_NOT_AVAILABLE ->
                BackupException.of(
                        "DB782",
                        "somebody changes a table for longer than this run waits (db.backup.lockTimeout), so its rows cannot be"
                                + " read"
                                + (name.isEmpty() ? "" : ": " + name),
                        "run it again when no migration runs, or wait longer: -Ddb.backup.lockTimeout=5m",
                        e);
            default -> throw e;
        };
    }
}
