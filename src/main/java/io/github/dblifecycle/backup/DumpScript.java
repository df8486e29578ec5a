package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.CopyData;
import io.github.dblifecycle.sql.MetaCommand;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what pg_dump writes as plain text, statement by statement and row by row, as psql would: memory is needed for one
 * statement or one row. What psql would do besides, and what is not for the one database that is restored, is refused.
 */
final class DumpScript {

    /** The line near the beginning. */
    static final String HEAD = "-- PostgreSQL database dump";

    private static final String COMPLETE = "-- PostgreSQL database dump complete";
    private static final String SERVER = "-- Dumped from database version ";

    /** Of those that the driver and a server agree about; names as the server has them. */
    private static final Map<String, Charset> ENCODINGS = Map.of(
            "UTF8", StandardCharsets.UTF_8,
            "LATIN1", StandardCharsets.ISO_8859_1,
            "LATIN2", Charset.forName("ISO-8859-2"),
            "LATIN5", Charset.forName("ISO-8859-9"),
            "LATIN9", Charset.forName("ISO-8859-15"),
            "WIN1250", Charset.forName("windows-1250"),
            "WIN1251", Charset.forName("windows-1251"),
            "WIN1252", Charset.forName("windows-1252"));

    private static final List<List<String>> NOT_FOR_ONE_DATABASE = List.of(
            List.of("create", "database"),
            List.of("drop", "database"),
            List.of("alter", "database"),
            List.of("create", "role"),
            List.of("alter", "role"),
            List.of("create", "tablespace"),
            List.of("alter", "system"),
            List.of("rollback"),
            List.of("abort"),
            List.of("savepoint"),
            List.of("prepare", "transaction"));

    /** Gets what is in it. */
    interface Parts {

        /** @param line where its text begins in the file, from 1 on */
        void statement(Statement statement, int line) throws SQLException, IOException;

        /** As {@link BackupReader.Parts#rowsBegin}. */
        void rowsBegin(String copy, int line) throws SQLException, IOException;

        /** Whole rows in UTF-8. */
        void rows(byte[] bytes, int offset, int length) throws SQLException, IOException;

        void rowsEnd() throws SQLException, IOException;
    }

    private final LineBuffer lines;
    private final Parts parts;
    private final StringBuilder open = new StringBuilder();
    private Charset charset = StandardCharsets.UTF_8;
    private boolean backslashesEscape;
    private int line;
    private int openLine;
    private boolean complete;
    private Optional<String> server = Optional.empty();

    private DumpScript(InputStream content, Parts parts) {
        this.lines = new LineBuffer(content);
        this.parts = parts;
    }

    /** Something in the file that is not restored, although the file is whole. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final int line;

        RefusedException(String message, int line) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /**
     * Reads all of it.
     *
     * @return the version of the server that it was taken from, where it says
     * @throws RefusedException where it holds what is not for a single database
     * @throws IOException where it is not whole
     */
    static Optional<String> read(InputStream content, Parts parts) throws SQLException, IOException {
        DumpScript script = new DumpScript(content, parts);
        script.read();
        return script.server;
    }

    private void read() throws SQLException, IOException {
        while (true) {
            @Nullable String text = next();
            if (text == null) {
                break;
            }
            line++;
            if (!open.isEmpty()) {
                more(text);
            } else if (text.startsWith("--")) {
                comment(text.strip());
            } else if (text.startsWith("\\")) {
                command(new MetaCommand(text.stripTrailing(), line));
            } else if (!text.isBlank()) {
                openLine = line;
                more(text);
            }
        }
        if (!open.isEmpty() || !complete) {
            throw new IOException("its last line (" + COMPLETE + ") is missing, so it was cut off");
        }
    }

    private @Nullable String next() throws IOException {
        try {
            return lines.line(charset);
        } catch (CharacterCodingException e) {
            throw new IOException("line " + (line + 1) + " is no text in " + charset.name(), e);
        }
    }

    private void comment(String text) throws IOException {
        if (complete && !text.equals("--")) {
            throw new IOException("something follows its last line, at line " + line);
        }
        if (text.equals(COMPLETE)) {
            complete = true;
        } else if (text.startsWith(SERVER)) {
            server = Optional.of(text.substring(SERVER.length()));
        }
    }

    private static void command(MetaCommand command) throws IOException {
        if (!command.changesNothing()) {
            throw new RefusedException("holds a command that only psql understands, " + command.name(), command.line());
        }
    }

    private void more(String text) throws SQLException, IOException {
        if (complete) {
            throw new IOException("something follows its last line, at line " + line);
        }
        open.append(text);
        if (open.length() > LineBuffer.longest()) {
            throw new IOException("the statement that begins at line " + openLine
                    + " is longer than this build has memory for (MAVEN_OPTS=-Xmx3g)");
        }
        if (text.stripTrailing().endsWith(";")) {
            ended();
        }
    }

    /** Runs what is open, if it is whole. */
    private void ended() throws SQLException, IOException {
        List<ScriptPiece> pieces;
        try {
            String before = backslashesEscape ? "SET standard_conforming_strings = off;" : "";
            pieces = StatementSplitter.split(before + open);
            pieces = before.isEmpty() ? pieces : pieces.subList(1, pieces.size());
        } catch (UnfinishedScriptException e) {
            return;
        }
        if (!pieces.isEmpty() && pieces.get(pieces.size() - 1) instanceof Statement last && !last.ended()) {
            return;
        }
        open.setLength(0);
        for (ScriptPiece piece : pieces) {
            if (piece instanceof MetaCommand command) {
                command(new MetaCommand(command.text(), openLine + command.line() - 1));
            } else if (piece instanceof CopyData copy) {
                copy(copy);
            } else if (piece instanceof Statement statement) {
                statement(statement);
            }
        }
    }

    private void statement(Statement statement) throws SQLException, IOException {
        int at = openLine + statement.line() - 1;
        if (statement.startsWith("set", "client_encoding")) {
            encoding(statement.text(), at);
            return;
        }
        if (statement.startsWith("set", "standard_conforming_strings")) {
            backslashesEscape =
                    statement.text().endsWith("off") || statement.text().endsWith("off'");
        }
        for (List<String> words : NOT_FOR_ONE_DATABASE) {
            if (statement.startsWith(words.toArray(String[]::new))) {
                throw new RefusedException(
                        "holds " + String.join(" ", words).toUpperCase(java.util.Locale.ROOT)
                                + ", which is not for the database that is restored",
                        at);
            }
        }
        parts.statement(statement, openLine);
    }

    /** Text is made Unicode here, and the driver sends it as UTF-8. */
    private void encoding(String text, int at) throws IOException {
        int quote = text.indexOf('\'');
        String name = quote < 0 || !text.endsWith("'") ? "" : text.substring(quote + 1, text.length() - 1);
        @Nullable Charset known = ENCODINGS.get(name);
        if (known == null) {
            throw new RefusedException(
                    "is in the encoding " + name + ", of which this plugin does not know enough", at);
        }
        charset = known;
    }

    private void copy(CopyData copy) throws SQLException, IOException {
        if (!copy.rows().isEmpty()) {
            throw new IllegalStateException("rows begin on the line after the COPY");
        }
        parts.rowsBegin(copy.command().text(), openLine + copy.line() - 1);
        lines.rows((bytes, offset, length) -> {
            for (int i = offset; i < offset + length; i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            if (charset.equals(StandardCharsets.UTF_8)) {
                parts.rows(bytes, offset, length);
            } else {
                byte[] rows = new String(bytes, offset, length, charset).getBytes(StandardCharsets.UTF_8);
                parts.rows(rows, 0, rows.length);
            }
        });
        line++;
        parts.rowsEnd();
    }
}
