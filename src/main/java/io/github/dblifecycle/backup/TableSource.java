package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.SqlError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Rows of tables, as COPY prints them. */
record TableSource(Stretch stretch) implements Source {

    private static final byte[] END = "\\.\n\n".getBytes(StandardCharsets.US_ASCII);

    /** A row that the server cannot print: more than 1 GB (PostgreSQL, "Appendix K. PostgreSQL Limits"). */
    private static final String PROGRAM_LIMIT = "54000";

    private static final String OUT_OF_MEMORY = "53200";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String POLICIES = "42501";

    @Override
    public long bytes() {
        return stretch.bytes();
    }

    @Override
    public Map<String, RowSum> read(BackupSnapshot snapshot, Connection connection, OutputStream out, Reading reading)
            throws SQLException, IOException {
        Map<String, RowSum> sums = new TreeMap<>();
        for (Stretch.Part part : stretch.parts()) {
            if (part.first()) {
                out.write(part.table().loading().getBytes(StandardCharsets.UTF_8));
            }
            RowSum sum = isLocked(part.table(), connection)
                    ? copy(connection, part, out, reading)
                    : snapshot.byLeader(leader -> copy(leader, part, out, reading));
            sums.merge(part.table().table().display(), sum, RowSum::plus);
            if (part.last()) {
                out.write(END);
            }
        }
        return sums;
    }

    /** Whether the reader has what it needs in order not to wait for anybody. */
    private static boolean isLocked(TableRows table, Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE ONLY " + table.table().quoted() + " IN ACCESS SHARE MODE NOWAIT");
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(SqlError.of(e).sqlState())) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    private static RowSum copy(Connection connection, Stretch.Part part, OutputStream out, Reading reading)
            throws SQLException, IOException {
        RowSum.Adding sum = new RowSum.Adding();
        String table = part.table().table().display();
        try {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(part.table().reading(part.range()));
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                sum.add(row, 0, row.length);
                reading.row(row.length);
                out.write(row);
            }
        } catch (OutOfMemoryError e) {
            throw BackupException.of(
                    "DB784",
                    "a row of " + table + " does not fit into the memory of this build ("
                            + Runtime.getRuntime().maxMemory() / 1_000_000
                            + " MB): the server sends each row as a whole",
                    "give Maven more: MAVEN_OPTS=-Xmx3g; or let pg_dump read it: -Ddb.backup.engine=pg_dump",
                    e);
        } catch (SQLException e) {
            throw refused(e, table);
        }
        return sum.sum();
    }

    private static BackupException refused(SQLException e, String table) throws SQLException {
        SqlError error = SqlError.of(e);
        return switch (error.sqlState()) {
            case PROGRAM_LIMIT, OUT_OF_MEMORY ->
                BackupException.of(
                        "DB784",
                        "the server cannot send a row of " + table + ": " + error.message()
                                + "; as text, a row may have at most 1 GB",
                        "no tool that uses COPY can read that row; leave the table out (-Ddb.backup.excludeTableData="
                                + table + ") and save it by other means",
                        e);
            case POLICIES ->
                BackupException.of(
                        "DB783",
                        "policies would hide rows of " + table + " from this role, and a backup without all rows is"
                                + " none: " + error.message(),
                        "make the backup as the owner of the tables or a role with BYPASSRLS",
                        e);
            default -> throw e;
        };
    }
}
