package io.github.dblifecycle.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines, or rows up to the line that ends them, and holds no more than one line and a buffer. */
final class LineBuffer {

    private static final byte[] ROWS_END_MARK = BackupText.TABLE_END.getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 18;

    /** The buffer is copied when it grows, and a statement is text beside it. */
    private static final long SHARE_OF_HEAP = 6;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long passed;

    LineBuffer(InputStream in) {
        this.in = in;
    }

    /** Gets some whole rows, each a line with its line break. */
    interface Rows {
        void rows(byte[] bytes, int offset, int length) throws SQLException, IOException;
    }

    /** How many bytes were taken so far. */
    long position() {
        return passed + from;
    }

    /** The longest line or text that is taken into memory, in bytes. */
    static long longest() {
        return Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /**
     * The next line with its line break, which only the last may lack.
     *
     * @return null at the end
     */
    @Nullable
    String line(Charset charset) throws IOException {
        int end = lineEnd(from);
        while (end < 0) {
            if (!more()) {
                if (from == to) {
                    return null;
                }
                end = to;
            } else {
                end = lineEnd(from);
            }
        }
        String line = decoded(from, end - from, charset);
        from = end;
        return line;
    }

    /** @throws EOFException where there is none */
    String wholeLine() throws IOException {
        @Nullable String line = line(StandardCharsets.UTF_8);
        if (line == null || !line.endsWith("\n")) {
            throw cutOff();
        }
        return line;
    }

    /** What cannot be read as text would be written to the database as something else. */
    private String decoded(int start, int length, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .decode(ByteBuffer.wrap(buffer, start, length))
                .toString();
    }

    /** Hands on as many whole lines at a time as the buffer holds, up to the line that ends rows, which is taken too. */
    void rows(Rows rows) throws SQLException, IOException {
        while (true) {
            int start = from;
            int position = from;
            while (true) {
                int end = lineEnd(position);
                if (end < 0) {
                    break;
                }
                if (end - position == ROWS_END_MARK.length
                        && Arrays.equals(buffer, position, end, ROWS_END_MARK, 0, ROWS_END_MARK.length)) {
                    hand(rows, start, position);
                    from = end;
                    return;
                }
                position = end;
            }
            hand(rows, start, position);
            from = position;
            if (!more()) {
                throw cutOff();
            }
        }
    }

    private void hand(Rows rows, int start, int end) throws SQLException, IOException {
        if (end > start) {
            rows.rows(buffer, start, end - start);
        }
    }

    /** So many bytes, as text. */
    String exactly(int length) throws IOException {
        while (to - from < length) {
            if (!more()) {
                throw cutOff();
            }
        }
        String text = decoded(from, length, StandardCharsets.UTF_8);
        from += length;
        return text;
    }

    private static EOFException cutOff() {
        return new EOFException("it ends in the middle");
    }

    /** @throws EOFException where there are not so many */
    void skip(long count) throws IOException {
        if (count <= to - from) {
            from += (int) count;
            return;
        }
        in.skipNBytes(count - (to - from));
        passed += from + count;
        from = 0;
        to = 0;
    }

    /** Where the line ends that begins there; -1 where the buffer does not hold its end. */
    private int lineEnd(int start) {
        return LineEnds.next(buffer, start, to);
    }

    /** Gets more behind what is there. */
    private boolean more() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            passed += from;
            from = 0;
        }
        if (to == buffer.length) {
            if (to >= longest()) {
                throw new IOException("a line in it is longer than " + to + " bytes, for which this build has no memory"
                        + " (give Maven more: MAVEN_OPTS=-Xmx3g)");
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(longest(), to * 2L));
        }
        int count = in.read(buffer, to, buffer.length - to);
        to += Math.max(count, 0);
        return count > 0;
    }
}
