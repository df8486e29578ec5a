package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a backup around its rows.
 *
 * <p>A file begins with {@link #FIRST_LINE}; its second line says how many bytes of statements follow. Then come rows, each
 * table's as {@code COPY … FROM stdin;} in one line, the rows, {@code \.} and an empty line; then lines with one statement
 * each; then {@link #ROWS_END}. The last line begins with {@link #LAST_LINE}. Whoever reads a file by this needs to
 * understand no SQL, and a file that was cut off has no last line.
 */
final class BackupText {

    /** How the first line begins; the format's number follows. */
    static final String FIRST_LINE = "-- Backup written by db-maven-plugin, format ";

    /** Between the two parts of this line stands the number of bytes. */
    static final String LENGTH = "-- what rows need: ";

    static final String LENGTH_END = " bytes\n";

    /** The line behind the rows of a table. */
    static final String TABLE_END = "\\.\n";

    /** The line behind all rows. */
    static final String ROWS_END = "-- end of rows\n";

    /** How the last line begins. */
    static final String LAST_LINE = "-- Backup complete: ";

    private BackupText() {}

    static String beginning(BackupContents contents) {
        String statements =
                roles(contents.roles()) + settings(contents.path()) + contents.beforeRows() + "\n-- Rows\n\n";
        return FIRST_LINE + BackupFacts.FORMAT + "\n" + LENGTH + statements.getBytes(StandardCharsets.UTF_8).length
                + LENGTH_END + statements;
    }

    /** Behind the rows of tables and the large objects. */
    static String sequences(List<SequenceValue> sequences) {
        return sequences.stream()
                        .map(one -> "SELECT pg_catalog.setval("
                                + literal(one.name().quoted()) + ", " + one.last() + ", " + one.called() + ");\n")
                        .collect(Collectors.joining())
                + ROWS_END;
    }

    static String end(BackupContents contents, RowSum all) {
        String filling = contents.filledViews().stream()
                .map(QualifiedName::readable)
                .map(view -> "REFRESH MATERIALIZED VIEW " + view + ";\n")
                .collect(Collectors.joining());
        return contents.afterRows()
                + (filling.isEmpty() ? "" : "\n-- Materialized views are filled\n\n" + filling)
                + contents.last()
                + "\n" + lastLine(contents.tables().size(), all);
    }

    static String lastLine(int tables, RowSum all) {
        return LAST_LINE + tables + " tables, " + all.rows() + " rows, " + all.bytes() + " bytes of rows, checksum "
                + all.checksum() + "\n";
    }

    /** Only psql understands these lines, and only with {@code -v create_roles=1} does it obey them. */
    private static String roles(List<Identifier> roles) {
        if (roles.isEmpty()) {
            return "";
        }
        String names =
                roles.stream().map(role -> "(" + literal(role.value()) + ")").collect(Collectors.joining(", "));
        return "\n-- psql -v create_roles=1 makes the roles that are missing here, without a right to log in.\n"
                + "\\if :{?create_roles}\n"
                + "SELECT 'CREATE ROLE ' || pg_catalog.quote_ident(role) || ' NOLOGIN' FROM (VALUES " + names
                + ") AS roles (role)"
                + " WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role) \\gexec\n"
                + "\\endif\n";
    }

    /**
     * All names are qualified but those in bodies of functions, which defaults, checks and indexes may call while rows are
     * loaded: these find what they mean where this role finds it in the database that is backed up, else in any schema.
     */
    private static String settings(List<Identifier> path) {
        String schemas = path.stream().map(schema -> ", " + schema.readable()).collect(Collectors.joining());
        return """

                SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings
                    WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout');
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SET DateStyle = 'ISO, YMD';
                SET IntervalStyle = 'postgres';
                SET TimeZone = 'UTC';
                SET lc_monetary = 'C';
                SET xmloption = content;
                SET client_min_messages = warning;
                SET row_security = off;
                SET default_tablespace = '';
                SET default_table_access_method = heap;
                SET check_function_bodies = off;
                SET search_path = pg_catalog""" + schemas + ";\n";
    }

    /** On one line, whatever the text is made of. */
    static String literal(String text) {
        String quoted = text.replace("'", "''");
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? "'" + quoted + "'"
                : "E'" + quoted.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "'";
    }
}
