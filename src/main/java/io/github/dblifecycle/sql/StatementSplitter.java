package io.github.dblifecycle.sql;

import java.util.List;

/**
 * Splits a script where psql does: at semicolons outside quotes, comments, parentheses and {@code BEGIN ATOMIC} bodies
 * (PostgreSQL, "4.1. Lexical Structure").
 *
 * <p>It knows tokens, not SQL. Where psql would guess wrong it does what the server's grammar says: only {@code BEGIN}
 * followed by {@code ATOMIC} opens a body, and {@code END} after a dot or {@code AS} is a name.
 */
public final class StatementSplitter {

    private StatementSplitter() {}

    /**
     * The pieces in their order; empty statements are dropped, a leading byte order mark is skipped. Takes time in
     * proportion to the text's length.
     *
     * @throws UnfinishedScriptException when a quote, comment, parenthesis or body is not closed
     */
    public static List<ScriptPiece> split(String script) throws UnfinishedScriptException {
        return new ScriptScanner(script).scan();
    }
}
