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

    /**
     * Asks every member how long its content is, which its last four bytes tell (RFC 1952, 2.3.1); that it is true is proved
     * when it is unpacked.
     *
     * @throws IOException where one tells of more than any member holds
     */
    void measure() throws IOException {
        ByteBuffer last = ByteBuffer.allocate(Integer.BYTES);
        for (int member = 0; member < members(); member++) {
            last.clear();
            long at = starts[member + 1] - Integer.BYTES;
            while (last.hasRemaining() && channel.read(last, at + last.position()) >= 0) {}
            int length = number(last.array(), 0);
            if (last.hasRemaining() || length < 0 || length > GzipMember.CONTENT) {
                throw damaged(member, "tells of a length that none has");
            }
            contentStarts[member + 1] = contentStarts[member] + length;
        }
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

    private Content unpack(int member, byte[] packed, byte[] bytes) throws IOException {
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
                    || number(packed, end + Integer.BYTES) != length
                    || length != contentStarts[member + 1] - contentStarts[member]) {
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

    /** All of it, unpacked ahead by several threads; {@link #measure()} comes before. */
    InputStream content(Executor threads, int ahead) {
        return new MemberStream(this, 0, members(), threads, ahead);
    }

    /** Some of the content; {@link #measure()} comes before. */
    InputStream contentFrom(long offset, long end, Executor threads, int ahead) throws IOException {
        int last = memberAt(Math.max(offset, end - 1));
        InputStream content = new MemberStream(this, memberAt(offset), last + 1, threads, ahead);
        content.skipNBytes(offset - contentStart(memberAt(offset)));
        return content;
    }

    /** Where the content of a member begins in that of the file. */
    long contentStart(int member) {
        return contentStarts[member];
    }

    /** Which member holds that byte of the content; the last one where none does. */
    int memberAt(long offset) {
        int found = Arrays.binarySearch(contentStarts, offset);
        while (found >= 0 && found < members() - 1 && contentStarts[found + 1] == offset) {
            found++;
        }
        return Math.min(found >= 0 ? found : -found - 2, members() - 1);
    }
}
