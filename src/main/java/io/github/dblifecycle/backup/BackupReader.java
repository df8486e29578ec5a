package io.github.dblifecycle.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a backup that the engine {@code jdbc} wrote, from its beginning to its end: statements, rows, statements. Every
 * member's CRC is checked on the way (RFC 1952, 2.3.1), and that the last line is there.
 */
public final class BackupReader {

    private static final byte[] ROWS_END_MARK = "\\.\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ROLES_END = "\\endif\n";
    private static final int BUFFER = 1 << 18;

    /** Gets the parts of a backup one after the other. */
    public interface Parts {

        /** Statements of SQL without any command of psql's: what rows need, or what comes after them. */
        void statements(String sql) throws SQLException, IOException;

        /**
         * Rows follow.
         *
         * @param copy {@code COPY … FROM stdin}
         */
        void rowsBegin(String copy) throws SQLException, IOException;

        /** Some whole rows, each a line with its line break. */
        void rows(byte[] bytes, int offset, int length) throws SQLException, IOException;

        void rowsEnd() throws SQLException, IOException;

        /** A statement behind the rows: part of a large object, the value of a sequence. */
        void value(String statement) throws SQLException, IOException;
    }

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    private BackupReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads a file.
     *
     * @return its last line
     * @throws BackupException where it is damaged, cut off or no backup of ours
     * @throws SQLException whatever the receiver throws
     */
    public static String read(Path file, Parts parts) throws SQLException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                InputStream content = new GZIPInputStream(raw, BUFFER)) {
            return new BackupReader(content).read(parts);
        } catch (IOException e) {
            throw damaged(file, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        }
    }

    static BackupException damaged(Path file, String why, @Nullable Throwable cause) {
        String message = file + " is not a whole backup: " + why;
        String fix = "take another one; where none is, make one now: mvn db:backup";
        return cause == null
                ? BackupException.of("DB787", message, fix)
                : BackupException.of("DB787", message, fix, cause);
    }

    private String read(Parts parts) throws SQLException, IOException {
        String first = line();
        if (!first.equals(BackupText.FIRST_LINE + BackupFacts.FORMAT + "\n")) {
            throw new IOException(
                    first.startsWith(BackupText.FIRST_LINE)
                            ? "it has a format that this version does not know: " + first.strip()
                            : "it was not written by db:backup");
        }
        String second = line();
        if (!second.startsWith(BackupText.LENGTH) || !second.endsWith(BackupText.LENGTH_END)) {
            throw new IOException("its second line is not one of a backup");
        }
        int length;
        try {
            length = Integer.parseInt(
                    second.substring(BackupText.LENGTH.length(), second.length() - BackupText.LENGTH_END.length()));
        } catch (NumberFormatException e) {
            throw new IOException("its second line is not one of a backup", e);
        }
        parts.statements(withoutRoles(new String(exactly(length), StandardCharsets.UTF_8)));
        rows(parts);
        String rest = new String(all(), StandardCharsets.UTF_8);
        int last = rest.lastIndexOf('\n', rest.length() - 2) + 1;
        if (!rest.endsWith("\n") || !rest.startsWith(BackupText.LAST_LINE, last)) {
            throw new IOException("its last line is missing, so it was cut off");
        }
        parts.statements(rest.substring(0, last));
        return rest.substring(last).strip();
    }

    private static String withoutRoles(String statements) {
        int block = statements.indexOf("\\if ");
        return block >= 0 && statements.lastIndexOf('\n', block) == statements.indexOf('\n', 1)
                ? statements.substring(statements.indexOf(ROLES_END) + ROLES_END.length())
                : statements;
    }

    private void rows(Parts parts) throws SQLException, IOException {
        while (true) {
            String line = line();
            if (line.equals(BackupText.ROWS_END)) {
                return;
            }
            if (line.startsWith("COPY ") && line.endsWith(" FROM stdin;\n")) {
                parts.rowsBegin(line.substring(0, line.length() - 2));
                rowsOfOne(parts);
                parts.rowsEnd();
                line();
            } else {
                parts.value(line);
            }
        }
    }

    /** Hands on as many whole lines at a time as the buffer holds. */
    private void rowsOfOne(Parts parts) throws SQLException, IOException {
        while (true) {
            int start = from;
            int position = from;
            while (true) {
                int end = lineEnd(position);
                if (end < 0) {
                    break;
                }
                if (Arrays.equals(buffer, position, end, ROWS_END_MARK, 0, ROWS_END_MARK.length)) {
                    hand(parts, start, position);
                    from = end;
                    return;
                }
                position = end;
            }
            hand(parts, start, position);
            from = position;
            fill();
        }
    }

    private void hand(Parts parts, int start, int end) throws SQLException, IOException {
        if (end > start) {
            parts.rows(buffer, start, end - start);
        }
    }

    /** Where the line ends that begins there; -1 where the buffer does not hold its end. */
    private int lineEnd(int start) {
        for (int i = start; i < to; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private String line() throws IOException {
        int end = lineEnd(from);
        while (end < 0) {
            fill();
            end = lineEnd(from);
        }
        String line = new String(buffer, from, end - from, StandardCharsets.UTF_8);
        from = end;
        return line;
    }

    /** Gets more behind what is there. */
    private void fill() throws IOException {
        if (!more()) {
            throw new IOException("it ends in the middle");
        }
    }

    private boolean more() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 8 : to * 2);
        }
        int count = in.read(buffer, to, buffer.length - to);
        to += Math.max(count, 0);
        return count > 0;
    }

    private byte[] exactly(int length) throws IOException {
        while (to - from < length) {
            fill();
        }
        byte[] bytes = Arrays.copyOfRange(buffer, from, from + length);
        from += length;
        return bytes;
    }

    private byte[] all() throws IOException {
        while (more()) {}
        return Arrays.copyOfRange(buffer, from, to);
    }
}
