package io.github.dblifecycle.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a backup that the engine {@code jdbc} wrote, from its beginning to its end: statements, rows, statements. Every
 * member's CRC is checked on the way (RFC 1952, 2.3.1), that the last line is there, and that nothing follows it. Where it is
 * known where rows are, they are passed over.
 */
public final class BackupReader {

    private static final String ROLES_BEGIN = "\\if ";
    private static final String ROLES_QUERY_END = "\\gexec";
    private static final String ROLES_END = "\\endif\n";

    /** How statements behind rows begin; what begins otherwise is out of place. */
    private static final List<String> VALUES = List.of(
            "SELECT pg_catalog.lo_",
            "SELECT pg_catalog.setval(",
            "COMMENT ON LARGE OBJECT ",
            "ALTER LARGE OBJECT ",
            "GRANT ");

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

        /** Some whole rows, each a line with its line break; not told where rows are passed over. */
        void rows(byte[] bytes, int offset, int length) throws SQLException, IOException;

        void rowsEnd() throws SQLException, IOException;

        /** A statement behind the rows: part of a large object, the value of a sequence; not told as rows are not. */
        void value(String statement) throws SQLException, IOException;
    }

    private final LineBuffer lines;
    private final BackupFacts.@Nullable RowPlaces places;
    private String roles = "";

    private BackupReader(InputStream in, BackupFacts.@Nullable RowPlaces places) {
        this.lines = new LineBuffer(in);
        this.places = places;
    }

    /**
     * Reads a file.
     *
     * @return its last line
     * @throws BackupException where it is damaged, cut off or no backup of ours
     * @throws SQLException whatever the receiver throws
     */
    public static String read(Path file, Parts parts) throws SQLException {
        try (DumpFile dump = DumpFile.open(file, false)) {
            dump.requireOurs();
            try (InputStream content = dump.content()) {
                return read(content, null, reader -> parts);
            }
        } catch (IOException e) {
            throw damaged(file, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        }
    }

    /**
     * Reads what was unpacked.
     *
     * @param places where rows are, which are then passed over; null where they are read
     * @param parts made for this reader, which says where it is
     * @return its last line
     */
    static String read(InputStream content, BackupFacts.@Nullable RowPlaces places, Function<BackupReader, Parts> parts)
            throws SQLException, IOException {
        BackupReader reader = new BackupReader(content, places);
        return reader.read(parts.apply(reader));
    }

    static BackupException damaged(Path file, String why, @Nullable Throwable cause) {
        String message = file + " is not a whole backup: " + why;
        String fix = "take another one; where none is, make one now: mvn db:backup";
        return cause == null
                ? BackupException.of("DB787", message, fix)
                : BackupException.of("DB787", message, fix, cause);
    }

    /** How many bytes of the content were taken so far. */
    long position() {
        return lines.position();
    }

    /** The query that answers statements which make the missing roles; empty where the file names none. */
    String rolesQuery() {
        return roles;
    }

    private String read(Parts parts) throws SQLException, IOException {
        String first = lines.wholeLine();
        if (!first.equals(BackupText.FIRST_LINE + BackupFacts.FORMAT + "\n")) {
            throw new IOException(
                    first.startsWith(BackupText.FIRST_LINE)
                            ? "it has a format that this version does not know: " + first.strip()
                            : "it was not written by db:backup");
        }
        parts.statements(withoutRoles(lines.exactly(length(lines.wholeLine()))));
        if (places == null) {
            rows(parts);
        } else {
            passOver(places, parts);
        }
        StringBuilder rest = new StringBuilder();
        while (true) {
            String line;
            try {
                line = lines.wholeLine();
            } catch (EOFException e) {
                throw new IOException("its last line is missing, so it was cut off", e);
            }
            if (line.startsWith(BackupText.LAST_LINE)) {
                if (lines.line(StandardCharsets.UTF_8) != null) {
                    throw new IOException("something follows its last line");
                }
                parts.statements(rest.toString());
                return line.strip();
            }
            if (rest.isEmpty() && line.equals(BackupText.ROWS_END)) {
                throw new IOException("its rows end twice");
            }
            rest.append(line);
            if (rest.length() > LineBuffer.longest()) {
                throw new IOException("its statements are too long for the memory of this build");
            }
        }
    }

    private static int length(String second) throws IOException {
        if (second.startsWith(BackupText.LENGTH) && second.endsWith(BackupText.LENGTH_END)) {
            try {
                int length = Integer.parseInt(
                        second.substring(BackupText.LENGTH.length(), second.length() - BackupText.LENGTH_END.length()));
                if (length >= 0) {
                    return length;
                }
            } catch (NumberFormatException e) {
                throw new IOException("its second line is not one of a backup", e);
            }
        }
        throw new IOException("its second line is not one of a backup");
    }

    /** Only psql understands them. */
    private String withoutRoles(String statements) throws IOException {
        int block = statements.indexOf(ROLES_BEGIN);
        if (block < 0 || statements.lastIndexOf('\n', block) != statements.indexOf('\n', 1)) {
            return statements;
        }
        int query = statements.indexOf('\n', block) + 1;
        int queryEnd = statements.indexOf(ROLES_QUERY_END, block);
        int end = statements.indexOf(ROLES_END, block);
        if (queryEnd < query || end < queryEnd) {
            throw new IOException("its roles are not those of a backup");
        }
        roles = statements.substring(query, queryEnd);
        return statements.substring(end + ROLES_END.length());
    }

    private void passOver(BackupFacts.RowPlaces known, Parts parts) throws SQLException, IOException {
        for (long length : known.lengths()) {
            String line = lines.wholeLine();
            if (!isCopy(line) || length < 0) {
                throw elsewhere();
            }
            parts.rowsBegin(line.substring(0, line.length() - 2));
            lines.skip(length);
            if (!lines.wholeLine().equals(BackupText.TABLE_END)) {
                throw elsewhere();
            }
            rowsEnd(parts);
        }
        if (known.end() < lines.position()) {
            throw elsewhere();
        }
        lines.skip(known.end() - lines.position());
        if (!lines.wholeLine().equals(BackupText.ROWS_END)) {
            throw elsewhere();
        }
    }

    private static IOException elsewhere() {
        return new IOException("its rows are not where its sidecar tells");
    }

    private static boolean isCopy(String line) {
        return line.startsWith("COPY ") && line.endsWith(" FROM stdin;\n");
    }

    private void rowsEnd(Parts parts) throws SQLException, IOException {
        parts.rowsEnd();
        if (!lines.wholeLine().equals("\n")) {
            throw new IOException("rows of a table are followed by what does not belong there");
        }
    }

    private void rows(Parts parts) throws SQLException, IOException {
        while (true) {
            String line = lines.wholeLine();
            if (line.equals(BackupText.ROWS_END)) {
                return;
            }
            if (isCopy(line)) {
                parts.rowsBegin(line.substring(0, line.length() - 2));
                lines.rows(parts::rows);
                rowsEnd(parts);
            } else {
                requireValue(line);
                parts.value(line);
            }
        }
    }

    /** @throws IOException where a line is none that may stand behind rows */
    static void requireValue(String line) throws IOException {
        if (VALUES.stream().noneMatch(line::startsWith)) {
            throw new IOException("between rows there is what does not belong there");
        }
    }
}
