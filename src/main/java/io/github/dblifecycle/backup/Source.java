package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A stretch of the file that is read from the database by one reader. */
interface Source {

    /** About how much it is. */
    long bytes();

    /**
     * Reads all of it.
     *
     * @param snapshot whose leader helps out
     * @param connection sees the instant of the backup, and is the reader's own
     * @param out what is written to it stands in the file
     * @return what was read, by what it belongs to
     */
    Map<String, RowSum> read(BackupSnapshot snapshot, Connection connection, OutputStream out, Reading reading)
            throws SQLException, IOException;
}
