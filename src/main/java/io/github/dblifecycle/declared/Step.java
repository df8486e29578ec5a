package io.github.dblifecycle.declared;

import io.github.dblifecycle.sql.CopyData;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.sql.Statement;
import java.util.Set;

/**
 * One statement of a file with all that is needed to run it away from its place.
 *
 * @param file the file's name
 * @param piece a statement, or a COPY with its rows
 * @param settings in force before it
 */
record Step(String file, ScriptPiece piece, SessionSettings settings) {

    private static final Set<String> TRANSACTION_WORDS =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare");

    /** Kinds that mean the same alone and together with others in one transaction, and that return no rows. */
    private static final Set<String> BATCH_WORDS =
            Set.of("create", "alter", "comment", "grant", "revoke", "insert", "update", "delete", "drop", "security");

    /** Kinds that may end the transaction they are called in. */
    private static final Set<String> OWN_TRANSACTION_WORDS = Set.of("vacuum", "reindex", "cluster", "do", "call");

    Statement statement() {
        return piece instanceof CopyData copy ? copy.command() : (Statement) piece;
    }

    SourcePosition position() {
        return new SourcePosition(file, piece.line());
    }

    /** The line the server points at, or else the statement's first. */
    SourcePosition positionOf(SqlError error) {
        return new SourcePosition(
                file,
                error.position().isPresent()
                        ? statement().lineOf(error.position().getAsInt())
                        : piece.line());
    }

    boolean controlsTransaction() {
        return TRANSACTION_WORDS.contains(firstWord());
    }

    boolean isSetting() {
        return SessionSettings.changedBy(statement());
    }

    boolean wantsOwnTransaction() {
        return OWN_TRANSACTION_WORDS.contains(firstWord())
                || statement().leadingWords().contains("concurrently")
                || statement().startsWith("alter", "system")
                || statement().startsWith("create", "database")
                || statement().startsWith("drop", "database")
                || statement().startsWith("create", "tablespace")
                || statement().startsWith("drop", "tablespace");
    }

    boolean mayShareTransaction() {
        return piece instanceof Statement && BATCH_WORDS.contains(firstWord()) && !wantsOwnTransaction();
    }

    /**
     * The driver reads and writes UTF-8 only and drops the connection when told otherwise; the text it is given is
     * decoded already, so nothing is lost.
     */
    boolean concernsEncoding() {
        return statement().startsWith("set", "client_encoding") || statement().startsWith("set", "names");
    }

    private String firstWord() {
        return statement().leadingWords().isEmpty()
                ? ""
                : statement().leadingWords().get(0);
    }
}
