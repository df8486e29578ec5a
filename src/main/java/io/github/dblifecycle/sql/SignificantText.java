package io.github.dblifecycle.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a script the server acts upon: its tokens, without comments and without the white space between them (PostgreSQL,
 * "4.1. Lexical Structure"). Two scripts with equal tokens do the same.
 */
public final class SignificantText {

    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

    private SignificantText() {}

    /**
     * One list of tokens for each statement, rows of COPY as one token.
     *
     * @throws UnfinishedScriptException when a quote, comment, parenthesis or body is not closed
     */
    public static List<List<String>> of(String script) throws UnfinishedScriptException {
        List<List<String>> statements = new ArrayList<>();
        for (ScriptPiece piece : StatementSplitter.split(script)) {
            if (piece instanceof Statement statement) {
                statements.add(tokens(statement.text()));
            } else if (piece instanceof CopyData copy) {
                List<String> tokens = new ArrayList<>(tokens(copy.command().text()));
                tokens.add(copy.rows());
                statements.add(List.copyOf(tokens));
            } else {
                statements.add(List.of(((MetaCommand) piece).text()));
            }
        }
        return List.copyOf(statements);
    }

    /** Whether two scripts differ in nothing but comments and white space; false where one cannot be understood. */
    public static boolean isSame(String first, String second) {
        try {
            return of(first).equals(of(second));
        } catch (UnfinishedScriptException e) {
            return false;
        }
    }

    private static List<String> tokens(String text) throws UnfinishedScriptException {
        QuotedText quotes = new QuotedText(text);
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (QuotedText.isSpace(character)) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = quotes.endOfLine(at);
            } else if (text.startsWith("/*", at)) {
                at = quotes.endOfComment(at);
            } else {
                int end = endOfToken(text, quotes, at);
                tokens.add(text.substring(at, end));
                at = end;
            }
        }
        return List.copyOf(tokens);
    }

    private static int endOfToken(String text, QuotedText quotes, int at) throws UnfinishedScriptException {
        char character = text.charAt(at);
        if (character == '\'') {
            return quotes.endOfString(at, at, false);
        }
        if (character == '"') {
            return quotes.endOfName(at);
        }
        if (character == '$') {
            return quotes.endOfDollarQuote(at);
        }
        if (QuotedText.startsWord(character)) {
            boolean quoted = at + 1 < text.length() && text.charAt(at + 1) == '\'';
            return quoted && "eE".indexOf(character) >= 0 ? quotes.endOfString(at, at + 1, true) : quotes.endOfWord(at);
        }
        if (Character.isDigit(character)) {
            return quotes.endOfNumber(at);
        }
        int end = at + 1;
        if (OPERATOR_CHARACTERS.indexOf(character) >= 0) {
            while (end < text.length()
                    && OPERATOR_CHARACTERS.indexOf(text.charAt(end)) >= 0
                    && !text.startsWith("--", end)
                    && !text.startsWith("/*", end)) {
                end++;
            }
        }
        return end;
    }
}
