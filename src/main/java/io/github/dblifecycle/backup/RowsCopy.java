package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads rows of a backup as they stand there, and adds them up. */
final class RowsCopy {

    private static final int BUFFER = 1 << 17;

    /** Small tables are loaded one after the other, as where they are in the file has to be unpacked again for each. */
    private static final long SMALL = 8L << 20;

    private final DumpFile file;
    /** Smaller ones are not worth a question and a new file. */
    private static final long WORTH_FREEZING = 1L << 20;

    private final Loaded loaded;
    private final boolean freezes;

    /** @param freezes whether tables may be truncated in the transaction that loads them, as nobody else sees them yet */
    RowsCopy(DumpFile file, Loaded loaded, boolean freezes) {
        this.file = file;
        this.loaded = loaded;
        this.freezes = freezes;
    }

    /** Rows that stand side by side in the file. */
    record Run(List<BackupLayout.Block> blocks) {

        Run {
            blocks = List.copyOf(blocks);
        }

        long length() {
            return blocks.stream().mapToLong(BackupLayout.Block::length).sum();
        }

        private long from() {
            return blocks.get(0).from();
        }

        private long end() {
            BackupLayout.Block last = blocks.get(blocks.size() - 1);
            return last.from() + last.length();
        }
    }

    /** The largest first, so that nobody is left alone with it at the end. Tables without rows need nothing. */
    static List<Run> runs(List<BackupLayout.Block> blocks) {
        List<Run> runs = new ArrayList<>();
        List<BackupLayout.Block> small = new ArrayList<>();
        long length = 0;
        for (BackupLayout.Block block : blocks) {
            if (block.length() == 0) {
                continue;
            }
            if (!small.isEmpty() && length + block.length() > SMALL) {
                runs.add(new Run(small));
                small = new ArrayList<>();
                length = 0;
            }
            small.add(block);
            length += block.length();
        }
        if (!small.isEmpty()) {
            runs.add(new Run(small));
        }
        runs.sort(Comparator.comparingLong(Run::length).reversed());
        return runs;
    }

    /** @throws BackupException where the server took another number of rows than the file has */
    void load(Run run, Connection connection) throws SQLException, IOException {
        try (InputStream content = file.contentFrom(run.from(), run.end())) {
            long position = run.from();
            for (BackupLayout.Block block : run.blocks()) {
                content.skipNBytes(block.from() - position);
                load(block, content, connection);
                position = block.from() + block.length();
            }
        }
    }

    /**
     * Rows of a table that was truncated in the same transaction are written as frozen ones (PostgreSQL, "COPY", FREEZE): the
     * server need not write each page again, once somebody has looked whether its rows are valid.
     */
    private String loading(BackupLayout.Block block, Connection connection) throws SQLException {
        if (!freezes || block.length() < WORTH_FREEZING) {
            return block.copy();
        }
        String table = block.table();
        try (PreparedStatement fresh = connection.prepareStatement(SqlResource.text("restored_fresh.sql"))) {
            fresh.setString(1, table);
            try (ResultSet row = fresh.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return block.copy();
                }
            }
        }
        try (Statement truncate = connection.createStatement()) {
            truncate.setEscapeProcessing(false);
            truncate.execute("TRUNCATE ONLY " + table);
        }
        return block.copy() + " WITH (FREEZE)";
    }

    private void load(BackupLayout.Block block, InputStream content, Connection connection)
            throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(loading(block, connection));
        boolean ended = false;
        try {
            RowSum.Adding sum = new RowSum.Adding();
            byte[] buffer = new byte[BUFFER];
            long left = block.length();
            while (left > 0) {
                int count = content.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (count == 0) {
                    throw new IOException("the file became shorter while it was read");
                }
                copy.writeToCopy(buffer, 0, count);
                sum.addLines(buffer, 0, count);
                left -= count;
                loaded.bytes(count);
            }
            long rows = copy.endCopy();
            ended = true;
            loaded.rows(rows);
            loaded.sum(block.copy(), sum.sum());
            if (rows != sum.sum().rows()) {
                throw BackupException.of(
                        "DB839",
                        "the server took " + rows + " rows for " + block.copy() + ", and the file has "
                                + sum.sum().rows(),
                        "tell us; nothing was changed");
            }
        } finally {
            if (!ended && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
