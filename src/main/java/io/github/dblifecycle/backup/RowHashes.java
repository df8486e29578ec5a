package io.github.dblifecycle.backup;

import java.io.OutputStream;
import java.util.Arrays;

/** The hashes of lines, however they are cut into pieces; the driver hands over whole rows, files come in whole rows too. */
final class RowHashes extends OutputStream {

    private long[] hashes = new long[1024];
    private long rows;

    /** How many lines there were. */
    long rows() {
        return rows;
    }

    void add(byte[] bytes, int offset, int length) {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                add(XxHash64.of(bytes, start, i + 1 - start));
                start = i + 1;
            }
        }
    }

    private void add(long hash) {
        rows++;
        if (rows > RowComparison.MOST_ROWS) {
            return;
        }
        if (rows > hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.min(hashes.length * 2, RowComparison.MOST_ROWS));
        }
        hashes[(int) rows - 1] = hash;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        add(bytes, offset, length);
    }

    @Override
    public void write(int single) {
        throw new UnsupportedOperationException("rows come as a whole");
    }

    /** How many lines both sides have, each as often as the side that has it less often; only where all were kept. */
    long inBoth(RowHashes other) {
        long[] a = sorted();
        long[] b = other.sorted();
        long same = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int order = Long.compare(a[i], b[j]);
            if (order == 0) {
                same++;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return same;
    }

    private long[] sorted() {
        long[] sorted = Arrays.copyOf(hashes, (int) rows);
        Arrays.sort(sorted);
        return sorted;
    }
}
