package io.github.dblifecycle.backup;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        private XxHash64.@Nullable Running begun;

        void add(byte[] row, int offset, int length) {
            rows++;
            bytes += length;
            hash += XxHash64.of(row, offset, length);
        }

        /** Any piece of what rows stand in: the next piece goes on where this one ends. */
        void addLines(byte[] lines, int offset, int length) {
            int at = offset;
            int end = offset + length;
            while (at < end) {
                int next = LineEnds.next(lines, at, end);
                if (next > 0 && begun == null) {
                    add(lines, at, next - at);
                } else {
                    XxHash64.Running row = begun == null ? new XxHash64.Running() : begun;
                    row.update(lines, at, (next < 0 ? end : next) - at);
                    begun = next < 0 ? row : null;
                    if (next > 0) {
                        rows++;
                        bytes += row.length();
                        hash += row.hash();
                    }
                }
                at = next < 0 ? end : next;
            }
        }

        RowSum sum() {
            return new RowSum(rows, bytes, hash);
        }
    }
}
