package io.github.dblifecycle.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * What a database holds that a backup does not, and the other way round: counted row by row, by the hashes of the lines that
 * COPY prints, so that a changed row counts on both sides.
 */
public final class RowComparison {

    /** Of each side eight bytes a row are kept: 160 MB where both are full. */
    static final int MOST_ROWS = 10_000_000;

    private static final String INTO = " FROM stdin";

    private RowComparison() {}

    /**
     * One table.
     *
     * @param table as the backup spells it
     * @param onlyNow rows of the database that the backup does not have; negative where they were not counted
     * @param onlyThen rows of the backup that the database does not have; negative where they were not counted
     * @param rowsThen how many the backup has
     * @param problem why they were not counted; empty where they were
     */
    public record Difference(String table, long onlyNow, long onlyThen, long rowsThen, String problem) {

        /** Whether rows were compared. */
        public boolean isCounted() {
            return problem.isEmpty();
        }
    }

    /**
     * Compares.
     *
     * @param backup made by the engine {@code jdbc}
     * @param live prepared as for a backup; nothing is written
     * @return tables in the order of the backup; those that hold the same rows too
     * @throws BackupException where the backup is damaged
     * @throws SQLException where the connection breaks
     */
    public static List<Difference> between(Path backup, Connection live) throws SQLException {
        List<Difference> differences = new ArrayList<>();
        BackupReader.read(backup, new BackupReader.Parts() {
            private RowHashes then = new RowHashes();
            private String copy = "";

            @Override
            public void statements(String sql) {}

            @Override
            public void rowsBegin(String statement) {
                copy = statement.substring(0, statement.length() - INTO.length());
                then = new RowHashes();
            }

            @Override
            public void rows(byte[] bytes, int offset, int length) {
                then.add(bytes, offset, length);
            }

            @Override
            public void rowsEnd() throws SQLException, IOException {
                differences.add(compare(copy, then, live));
            }

            @Override
            public void value(String statement) {}
        });
        return differences;
    }

    private static Difference compare(String copy, RowHashes then, Connection live) throws SQLException, IOException {
        String table = copy.substring("COPY ".length(), end(copy));
        RowHashes now = new RowHashes();
        var savepoint = live.setSavepoint();
        try {
            live.unwrap(PGConnection.class).getCopyAPI().copyOut(copy + " TO STDOUT", now);
        } catch (SQLException e) {
            live.rollback(savepoint);
            return new Difference(table, -1, -1, then.rows(), String.valueOf(e.getMessage()));
        }
        live.releaseSavepoint(savepoint);
        return between(table, now, then);
    }

    /** Two sides of one table. */
    static Difference between(String table, RowHashes now, RowHashes then) {
        if (now.rows() > MOST_ROWS || then.rows() > MOST_ROWS) {
            return new Difference(
                    table, -1, -1, then.rows(), "it has more than " + MOST_ROWS + " rows: " + now.rows() + " now");
        }
        long same = now.inBoth(then);
        return new Difference(table, now.rows() - same, then.rows() - same, then.rows(), "");
    }

    /** The columns begin behind the name, outside quotes. */
    private static int end(String copy) {
        boolean quoted = false;
        for (int i = 0; i < copy.length(); i++) {
            char c = copy.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '(' && !quoted) {
                return copy.charAt(i - 1) == ' ' ? i - 1 : i;
            }
        }
        return copy.length();
    }
}
