package io.github.dblifecycle.backup;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SqlError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server says while a file is restored, as a finding. */
public final class RestoreFailure {

    private static final String UNDEFINED_OBJECT = "42704";
    private static final String OUT_OF_LOCKS = "53200";

    /** Also of what the server says where it is a temporary file or its log that finds no room. */
    private static final String DISK_FULL = "53100";

    private static final int MOST_SHOWN = 300;

    private RestoreFailure() {}

    /**
     * Names it.
     *
     * @param where the file, and the line where it is known
     * @param what the statement that failed; may be empty
     */
    public static BackupException of(String where, String what, SQLException cause) {
        SqlError error = SqlError.of(cause);
        if (error.connectionFailed()) {
            return BackupException.of(
                    "DB847",
                    "the connection was lost while " + where + " was restored: " + error.message()
                            + "; the database is as it was",
                    "run it again; a server that ends sessions says why in its log, a full disk for example",
                    cause);
        }
        if (isDiskFull(error)) {
            return diskFull(where + " was restored", error, cause);
        }
        String shown = what.length() > MOST_SHOWN ? what.substring(0, MOST_SHOWN) + " …" : what;
        List<String> details = new ArrayList<>(shown.isEmpty() ? List.of() : List.of(shown));
        error.detail().ifPresent(details::add);
        error.hint().ifPresent(details::add);
        error.where().ifPresent(details::add);
        return new BackupException(
                Finding.error(
                                "DB838",
                                Optional.empty(),
                                where + " does not restore: " + error.message() + " (SQLSTATE " + error.sqlState()
                                        + "); the database is as it was",
                                fix(error))
                        .withDetails(details),
                cause);
    }

    static boolean isDiskFull(SqlError error) {
        return error.sqlState().equals(DISK_FULL);
    }

    /** @param meanwhile what was being done */
    static BackupException diskFull(String meanwhile, SqlError error, SQLException cause) {
        return BackupException.of(
                "DB848",
                "the disk of the server is full, while " + meanwhile + ": " + error.message()
                        + "; the database is as it was",
                "make room on the server, for the old database and the new one side by side, and for the log (pg_wal) of what"
                        + " is loaded; then run it again",
                cause);
    }

    private static String fix(SqlError error) {
        return switch (error.sqlState()) {
            case UNDEFINED_OBJECT ->
                "make what is missing on the server, a role say; or make a dump without it: pg_dump --no-owner"
                        + " --no-privileges";
            case OUT_OF_LOCKS ->
                "one transaction needs a lock for each object: raise max_locks_per_transaction, or restore as a role with"
                        + " CREATEDB, which needs no such transaction";
            default -> "as the server says; -Ddb.env=local tries it in a database of your own";
        };
    }
}
