package io.github.dblifecycle.backup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 64-bit xxHash with seed 0 (xxHash fast digest algorithm, "XXH64 algorithm description"): as fast as rows come, and
 * no protection against somebody who means to deceive.
 */
final class XxHash64 {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private static final long SUM_OF_1_AND_2 = 0x60EA27EEADC0B5D6L;

    private static final int STRIPE = 32;

    private XxHash64() {}

    static long of(byte[] bytes, int offset, int length) {
        int position = offset;
        int end = offset + length;
        long hash;
        if (length >= STRIPE) {
            long first = SUM_OF_1_AND_2;
            long second = PRIME_2;
            long third = 0;
            long fourth = -PRIME_1;
            for (; position <= end - STRIPE; position += STRIPE) {
                first = round(first, (long) LONG.get(bytes, position));
                second = round(second, (long) LONG.get(bytes, position + 8));
                third = round(third, (long) LONG.get(bytes, position + 16));
                fourth = round(fourth, (long) LONG.get(bytes, position + 24));
            }
            hash = together(first, second, third, fourth);
        } else {
            hash = PRIME_5;
        }
        return avalanche(tail(hash + length, bytes, position, end));
    }

    /** The hash of what comes in pieces. */
    static final class Running {
        private final byte[] rest = new byte[STRIPE];
        private int kept;
        private long length;
        private long first = SUM_OF_1_AND_2;
        private long second = PRIME_2;
        private long third;
        private long fourth = -PRIME_1;

        void update(byte[] bytes, int offset, int count) {
            int position = offset;
            int end = offset + count;
            length += count;
            if (kept > 0) {
                int taken = Math.min(STRIPE - kept, count);
                System.arraycopy(bytes, position, rest, kept, taken);
                kept += taken;
                position += taken;
                if (kept < STRIPE) {
                    return;
                }
                stripe(rest, 0);
            }
            for (; position <= end - STRIPE; position += STRIPE) {
                stripe(bytes, position);
            }
            kept = end - position;
            System.arraycopy(bytes, position, rest, 0, kept);
        }

        private void stripe(byte[] bytes, int position) {
            first = round(first, (long) LONG.get(bytes, position));
            second = round(second, (long) LONG.get(bytes, position + 8));
            third = round(third, (long) LONG.get(bytes, position + 16));
            fourth = round(fourth, (long) LONG.get(bytes, position + 24));
        }

        long length() {
            return length;
        }

        long hash() {
            long start = length >= STRIPE ? together(first, second, third, fourth) : PRIME_5;
            return avalanche(tail(start + length, rest, 0, kept));
        }
    }

    private static long together(long first, long second, long third, long fourth) {
        long hash = Long.rotateLeft(first, 1)
                + Long.rotateLeft(second, 7)
                + Long.rotateLeft(third, 12)
                + Long.rotateLeft(fourth, 18);
        return merge(merge(merge(merge(hash, first), second), third), fourth);
    }

    private static long tail(long start, byte[] bytes, int from, int end) {
        long hash = start;
        int position = from;
        for (; position <= end - Long.BYTES; position += Long.BYTES) {
            hash ^= round(0, (long) LONG.get(bytes, position));
            hash = Long.rotateLeft(hash, 27) * PRIME_1 + PRIME_4;
        }
        if (position <= end - Integer.BYTES) {
            hash ^= ((int) INT.get(bytes, position) & 0xFFFFFFFFL) * PRIME_1;
            hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
            position += Integer.BYTES;
        }
        for (; position < end; position++) {
            hash ^= (bytes[position] & 0xFF) * PRIME_5;
            hash = Long.rotateLeft(hash, 11) * PRIME_1;
        }
        return hash;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    private static long avalanche(long from) {
        long hash = from;
        hash ^= hash >>> 33;
        hash *= PRIME_2;
        hash ^= hash >>> 29;
        hash *= PRIME_3;
        return hash ^ (hash >>> 32);
    }
}
