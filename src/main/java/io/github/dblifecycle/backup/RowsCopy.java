package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads rows of a backup, without looking at them: they were looked at when the file was checked. */
final class RowsCopy {

    private static final int BUFFER = 1 << 17;

    /** Small tables are loaded one after the other, as where they are in the file has to be unpacked again for each. */
    private static final long SMALL = 8L << 20;

    private final DumpFile file;
    private final Loaded loaded;

    RowsCopy(DumpFile file, Loaded loaded) {
        this.file = file;
        this.loaded = loaded;
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

    private void load(BackupLayout.Block block, InputStream content, Connection connection)
            throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(block.copy());
        boolean ended = false;
        try {
            byte[] buffer = new byte[BUFFER];
            long left = block.length();
            while (left > 0) {
                int count = content.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (count == 0) {
                    throw new IOException("the file became shorter while it was read");
                }
                copy.writeToCopy(buffer, 0, count);
                left -= count;
                loaded.bytes(count);
            }
            long rows = copy.endCopy();
            ended = true;
            loaded.rows(rows);
            if (rows != block.rows()) {
                throw BackupException.of(
                        "DB839",
                        "the server took " + rows + " rows for " + block.copy() + ", and the file has " + block.rows(),
                        "tell us; nothing was changed");
            }
        } finally {
            if (!ended && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
