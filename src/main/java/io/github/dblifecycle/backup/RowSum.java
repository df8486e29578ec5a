package io.github.dblifecycle.backup;

import java.util.Locale;

/**
 * What rows add up to, in whatever order they come: how many, how long, and the sum of their hashes. Two tables with equal
 * sums hold the same rows as COPY prints them, as far as chance goes.
 *
 * @param rows how many
 * @param bytes of their lines, with the line breaks
 * @param hash the sum of the XXH64 of every line, with its line break
 */
public record RowSum(long rows, long bytes, long hash) {

    /** Of an empty table. */
    public static final RowSum NONE = new RowSum(0, 0, 0);

    /** With the rows of another part. */
    public RowSum plus(RowSum other) {
        return new RowSum(rows + other.rows, bytes + other.bytes, hash + other.hash);
    }

    /** 16 hexadecimal digits. */
    public String checksum() {
        return String.format(Locale.ROOT, "%016x", hash);
    }

    /** Adds up rows as they come; for one thread. */
    static final class Adding {
        private long rows;
        private long bytes;
        private long hash;

        void add(byte[] row, int offset, int length) {
            rows++;
            bytes += length;
            hash += XxHash64.of(row, offset, length);
        }

        RowSum sum() {
            return new RowSum(rows, bytes, hash);
        }
    }
}
