package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A gzip file made of members as {@link GzipMember} writes them. Where the members begin is found by their header, which is
 * always the same; that they do is proved when they are unpacked, as each must end where the next begins. So several can
 * be unpacked at the same time, from any place on.
 */
final class MemberFile {

    private static final int TRAILER = 8;

    /** Deflate stores what it cannot compress with 5 bytes for each 64 KiB (RFC 1951, 3.2.4); the rest is to spare. */
    private static final int LONGEST = GzipMember.CONTENT + GzipMember.CONTENT / 100 + 1024;

    private final FileChannel channel;
    private final long[] starts;
    private final long[] contentStarts;

    /** @param starts where each member begins, and at last where the file ends */
    MemberFile(FileChannel channel, long[] starts) {
        this.channel = channel;
        this.starts = starts.clone();
        this.contentStarts = new long[starts.length];
    }

    int members() {
        return starts.length - 1;
    }

    /** What a member holds when unpacked. */
    static final class Content {
        private final byte[] bytes;
        private final int length;

        Content(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        /** May be longer than what counts. */
        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }
    }

    /** Remembers how long the content of a member is; to be called once for each, in their order. */
    void know(int member, int length) {
        contentStarts[member + 1] = contentStarts[member] + length;
    }

    /**
     * Unpacks one member.
     *
     * @param bytes what it is unpacked into, at least as long as any content
     */
    Content read(int member, byte[] bytes) throws IOException {
        long length = starts[member + 1] - starts[member];
        if (length < GzipMember.HEADER.length + TRAILER || length > LONGEST) {
            throw damaged(member, "has a length that none has: " + length);
        }
        ByteBuffer packed = ByteBuffer.allocate((int) length);
        while (packed.hasRemaining() && channel.read(packed, starts[member] + packed.position()) >= 0) {}
        if (packed.hasRemaining()) {
            throw damaged(member, "is cut off");
        }
        return unpack(member, packed.array(), bytes);
    }

    private static Content unpack(int member, byte[] packed, byte[] bytes) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            int end = packed.length - TRAILER;
            inflater.setInput(packed, GzipMember.HEADER.length, end - GzipMember.HEADER.length);
            int length = 0;
            while (!inflater.finished()) {
                int count = length < bytes.length ? inflater.inflate(bytes, length, bytes.length - length) : 0;
                if (count == 0 && !inflater.finished()) {
                    throw damaged(member, "has no end");
                }
                length += count;
            }
            CRC32 crc = new CRC32();
            crc.update(bytes, 0, length);
            if (inflater.getRemaining() > 0
                    || length > GzipMember.CONTENT
                    || number(packed, end) != (int) crc.getValue()
                    || number(packed, end + Integer.BYTES) != length) {
                throw damaged(member, "does not unpack to what was packed");
            }
            return new Content(bytes, length);
        } catch (DataFormatException e) {
            throw new IOException("member " + (member + 1) + " cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private static int number(byte[] bytes, int at) {
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number |= (bytes[at + i] & 0xff) << (Byte.SIZE * i);
        }
        return number;
    }

    private static IOException damaged(int member, String why) {
        return new IOException("member " + (member + 1) + " " + why);
    }

    /** All of it, unpacked ahead by several threads. */
    InputStream content(Executor threads, int ahead) {
        return new MemberStream(this, 0, members(), 0, threads, ahead, true);
    }

    /** Some of the content; all of it must have been read before. */
    InputStream contentFrom(long offset, long end, Executor threads, int ahead) {
        int first = memberAt(offset);
        int last = memberAt(Math.max(offset, end - 1));
        return new MemberStream(this, first, last + 1, (int) (offset - contentStarts[first]), threads, ahead, false);
    }

    private int memberAt(long offset) {
        int found = Arrays.binarySearch(contentStarts, offset);
        return Math.min(found >= 0 ? found : -found - 2, members() - 1);
    }
}
