package io.github.dblifecycle.backup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line breaks, eight bytes at a time: rows are gone through as fast as they are unpacked and sent. */
final class LineEnds {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BREAKS = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private LineEnds() {}

    /**
     * Where the line ends that begins at a place.
     *
     * @return behind its line break; -1 where there is none before the end
     */
    static int next(byte[] bytes, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            // A byte that is a line break is zero in it; the lowest one that is found is one for certain.
            long zero = (long) LONG.get(bytes, at) ^ BREAKS;
            long found = (zero - ONES) & ~zero & HIGH;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE + 1;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }
}
