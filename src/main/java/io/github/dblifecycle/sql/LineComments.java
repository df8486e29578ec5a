package io.github.dblifecycle.sql;

import java.util.ArrayList;
import java.util.List;

/** Finds the line comments of a script, and takes nothing in quotes, bodies or rows of a COPY for one. */
public final class LineComments {

    private final String text;
    private final QuotedText quotes;
    private final List<LineComment> comments = new ArrayList<>();
    private int countedTo;
    private int countedLine = 1;

    private LineComments(String text) {
        this.text = text;
        this.quotes = new QuotedText(text);
    }

    /**
     * In their order.
     *
     * @throws UnfinishedScriptException when a quote, comment, parenthesis or body is not closed
     */
    public static List<LineComment> of(String script) throws UnfinishedScriptException {
        LineComments found = new LineComments(script);
        int at = 0;
        for (ScriptPiece piece : StatementSplitter.split(script)) {
            if (piece instanceof CopyData copy) {
                int end = copy.command().offset() + copy.command().text().length();
                found.scan(at, end);
                at = copy.rows().isEmpty()
                        ? end
                        : script.indexOf(copy.rows(), end) + copy.rows().length();
            }
        }
        found.scan(at, script.length());
        return List.copyOf(found.comments);
    }

    private void scan(int from, int to) throws UnfinishedScriptException {
        int at = from;
        while (at < to) {
            char character = text.charAt(at);
            if (text.startsWith("--", at)) {
                int end = quotes.endOfLine(at);
                comments.add(new LineComment(text.substring(at + 2, end).strip(), lineAt(at), isAlone(at)));
                at = end;
            } else if (text.startsWith("/*", at)) {
                at = quotes.endOfComment(at);
            } else if (character == '\\') {
                at = quotes.endOfLine(at);
            } else if (character == '"') {
                at = quotes.endOfName(at);
            } else if (character == '$') {
                at = quotes.endOfDollarQuote(at);
            } else if (character == '\'') {
                at = quotes.endOfString(at, at, false);
            } else if (QuotedText.startsWord(character)) {
                at = word(at);
            } else {
                at++;
            }
        }
    }

    private int word(int at) throws UnfinishedScriptException {
        int end = quotes.endOfWord(at);
        boolean escapes = end == at + 1 && "eE".indexOf(text.charAt(at)) >= 0;
        return escapes && end < text.length() && text.charAt(end) == '\'' ? quotes.endOfString(at, end, true) : end;
    }

    private boolean isAlone(int at) {
        int index = at - 1;
        while (index >= 0 && text.charAt(index) != '\n') {
            if (!QuotedText.isSpace(text.charAt(index)) && text.charAt(index) != '\uFEFF') {
                return false;
            }
            index--;
        }
        return true;
    }

    /** Offsets are asked for in rising order, so that counting lines stays linear. */
    private int lineAt(int offset) {
        for (int index = text.indexOf('\n', countedTo);
                index >= 0 && index < offset;
                index = text.indexOf('\n', index + 1)) {
            countedLine++;
            countedTo = index + 1;
        }
        return countedLine;
    }
}
