package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One member of a gzip file (RFC 1952): a file may hold any number of them, one after the other, and every tool that unpacks
 * gzip takes them for one. Holds no time and no name, so that the same content gives the same bytes.
 */
final class GzipMember {

    /** How much content one member holds: with the header of its array it fills one region of a small heap exactly. */
    static final int CONTENT = (1 << 20) - 64;

    private static final byte UNKNOWN_SYSTEM = (byte) 255;

    /** How every member begins. */
    static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM};

    /** Of these in its middle. */
    private static final int ZEROS = 6;

    private static final int BEFORE_ZEROS = 3;

    private static final int TRAILER = 8;

    private final byte[] bytes;
    private final int length;
    private final int contentLength;

    /**
     * @param bytes may be longer than what counts
     * @param length how many of the bytes count
     * @param contentLength how long it is when unpacked
     */
    GzipMember(byte[] bytes, int length, int contentLength) {
        this.bytes = bytes;
        this.length = length;
        this.contentLength = contentLength;
    }

    /**
     * Finds headers. As each has six zeros in a row, every sixth byte is looked at, and what is near to a zero.
     *
     * @param offset what is added to where they are
     */
    static void headers(byte[] bytes, int length, long offset, LongStream.Builder found) {
        int next = 0;
        for (int probe = BEFORE_ZEROS + ZEROS - 1; probe < length; probe += ZEROS) {
            if (bytes[probe] == 0) {
                int last = Math.min(probe - BEFORE_ZEROS, length - HEADER.length);
                for (int i = Math.max(next, probe - BEFORE_ZEROS - ZEROS + 1); i <= last; i++) {
                    if (Arrays.equals(bytes, i, i + HEADER.length, HEADER, 0, HEADER.length)) {
                        found.add(offset + i);
                        next = i + HEADER.length;
                    }
                }
            }
        }
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    void updateTo(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    int length() {
        return length;
    }

    int contentLength() {
        return contentLength;
    }

    /** @param deflater raw (without the header of zlib), as it was made or reset */
    static GzipMember of(byte[] content, int length, Deflater deflater) {
        byte[] bytes = new byte[HEADER.length + length / 2 + 1024 + TRAILER];
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        deflater.setInput(content, 0, length);
        deflater.finish();
        int end = HEADER.length;
        while (!deflater.finished()) {
            if (bytes.length - TRAILER == end) {
                bytes = Arrays.copyOf(bytes, bytes.length + bytes.length / 2);
            }
            end += deflater.deflate(bytes, end, bytes.length - TRAILER - end);
        }
        deflater.reset();
        CRC32 crc = new CRC32();
        crc.update(content, 0, length);
        putInt(bytes, end, (int) crc.getValue());
        putInt(bytes, end + Integer.BYTES, length);
        return new GzipMember(Arrays.copyOf(bytes, end + TRAILER), end + TRAILER, length);
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (Byte.SIZE * i));
        }
    }
}
