package io.github.dblifecycle.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip of whoever (RFC 1952): any number of members, each with its CRC and length, and nothing behind them, which
 * {@code java.util.zip.GZIPInputStream} passes over. Refuses what grows out of proportion.
 */
final class StrictGunzip extends InputStream {

    private static final int MAGIC = 0x8b1f;
    private static final int CRC_OF_HEADER = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    /** What people keep in databases shrinks to a tenth, now and then to a fiftieth. */
    static final long GROWTH = 200;

    /** A small file may hold anything. */
    static final long HARMLESS = 1L << 30;

    private final InputStream in;
    private final long most;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private long length;
    private long whole;
    private boolean inMember;
    private boolean ended;
    private int from;
    private int to;

    /** @param most bytes of content */
    StrictGunzip(InputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        while (count > 0 && !ended) {
            if (!inMember && !begin()) {
                ended = true;
                break;
            }
            int read = inflate(bytes, offset, count);
            if (read > 0) {
                crc.update(bytes, offset, read);
                length += read;
                whole += read;
                if (whole > most) {
                    throw new TooMuchContentException(most);
                }
                return read;
            }
            if (inflater.finished()) {
                end();
            } else if (inflater.needsDictionary()) {
                throw new IOException("it needs a dictionary, which gzip has none of");
            } else if (!fill()) {
                throw new EOFException("it ends in the middle");
            } else {
                inflater.setInput(packed, from, to - from);
                from = to;
            }
        }
        return count == 0 ? 0 : -1;
    }

    private int inflate(byte[] bytes, int offset, int count) throws IOException {
        try {
            return inflater.inflate(bytes, offset, count);
        } catch (DataFormatException e) {
            throw new IOException("it cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private boolean begin() throws IOException {
        if (from == to && !fill()) {
            return false;
        }
        if (one() + (one() << Byte.SIZE) != MAGIC || one() != 8) {
            throw new IOException("something that is no gzip follows its end");
        }
        int flags = one();
        if ((flags & RESERVED) != 0) {
            throw new IOException("its header has marks that gzip does not know");
        }
        for (int i = 0; i < 6; i++) {
            one();
        }
        if ((flags & EXTRA) != 0) {
            for (int left = one() + (one() << Byte.SIZE); left > 0; left--) {
                one();
            }
        }
        for (int text : new int[] {NAME, COMMENT}) {
            while ((flags & text) != 0 && one() != 0) {}
        }
        for (int i = 0; (flags & CRC_OF_HEADER) != 0 && i < 2; i++) {
            one();
        }
        inflater.reset();
        inflater.setInput(packed, from, to - from);
        from = to;
        crc.reset();
        length = 0;
        inMember = true;
        return true;
    }

    private void end() throws IOException {
        from = to - inflater.getRemaining();
        if (number() != (int) crc.getValue() || number() != (int) length) {
            throw new IOException("it does not unpack to what was packed (CRC)");
        }
        inMember = false;
    }

    private int number() throws IOException {
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number |= one() << (Byte.SIZE * i);
        }
        return number;
    }

    private int one() throws IOException {
        if (from == to && !fill()) {
            throw new EOFException("it ends in the middle");
        }
        return packed[from++] & 0xff;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(packed, 0, packed.length));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    /** Unpacked, it is larger than anybody expects. */
    static final class TooMuchContentException extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuchContentException(long most) {
            super("unpacked, it holds more than " + most + " bytes");
        }
    }
}
