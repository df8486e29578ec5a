package io.github.dblifecycle.sql;

import io.github.dblifecycle.sql.UnfinishedScriptException.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One walk over a script, forwards only. */
final class ScriptScanner {

    private static final int NOWHERE = -1;

    private final String text;
    private final QuotedText quotes;
    private final List<ScriptPiece> pieces = new ArrayList<>();
    private int at;

    private int countedTo;
    private int countedLine = 1;

    private int statementStart = NOWHERE;
    private int lastTokenEnd;
    private StatementWords words = new StatementWords();
    private int parenthesisDepth;
    private int outermostParenthesis;
    private boolean backslashesEscape;

    ScriptScanner(String text) {
        this.text = text;
        this.quotes = new QuotedText(text);
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    List<ScriptPiece> scan() throws UnfinishedScriptException {
        while (at < text.length()) {
            step();
        }
        if (parenthesisDepth > 0) {
            throw quotes.unfinished(Open.PARENTHESIS, outermostParenthesis);
        }
        if (words.atomicDepth() > 0) {
            throw quotes.unfinished(Open.ATOMIC_BODY, words.atomicStart());
        }
        finishStatement(false);
        return List.copyOf(pieces);
    }

    private void step() throws UnfinishedScriptException {
        char character = text.charAt(at);
        if (QuotedText.isSpace(character)) {
            at++;
        } else if (text.startsWith("--", at)) {
            at = quotes.endOfLine(at);
        } else if (text.startsWith("/*", at)) {
            at = quotes.endOfComment(at);
        } else if (character == '\\') {
            metaCommand();
        } else if (character == ';' && parenthesisDepth == 0 && words.atomicDepth() == 0) {
            at++;
            finishStatement(true);
        } else {
            if (statementStart == NOWHERE) {
                statementStart = at;
            }
            at = token(character);
            lastTokenEnd = at;
        }
    }

    /** Passes one token and answers where it ends. */
    private int token(char character) throws UnfinishedScriptException {
        if (QuotedText.startsWord(character)) {
            return word(character);
        }
        words.symbol(character);
        return switch (character) {
            case '\'' -> quotes.endOfString(at, at, backslashesEscape);
            case '"' -> quotes.endOfName(at);
            case '$' -> quotes.endOfDollarQuote(at);
            case '(' -> openParenthesis();
            case ')' -> closeParenthesis();
            default -> character >= '0' && character <= '9' ? quotes.endOfNumber(at) : at + 1;
        };
    }

    private int openParenthesis() {
        if (parenthesisDepth++ == 0) {
            outermostParenthesis = at;
        }
        return at + 1;
    }

    private int closeParenthesis() {
        parenthesisDepth = Math.max(0, parenthesisDepth - 1);
        return at + 1;
    }

    private int word(char character) throws UnfinishedScriptException {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '\'' && "eE".indexOf(character) >= 0) {
            words.symbol('\'');
            return quotes.endOfString(at, at + 1, true);
        }
        if ((next == '\'' && "bBxX".indexOf(character) >= 0)
                || (text.startsWith("&'", at + 1) && "uU".indexOf(character) >= 0)) {
            words.symbol('\'');
            return quotes.endOfString(at, at + (next == '&' ? 2 : 1), false);
        }
        int end = quotes.endOfWord(at);
        words.word(text, at, end, parenthesisDepth == 0);
        return end;
    }

    private void metaCommand() throws UnfinishedScriptException {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        int start = at;
        parenthesisDepth = 0;
        finishStatement(false);
        pieces.add(new MetaCommand(text.substring(start, end).stripTrailing(), lineAt(start)));
        at = end;
    }

    private void finishStatement(boolean ended) throws UnfinishedScriptException {
        if (statementStart != NOWHERE) {
            Statement statement = new Statement(
                    text.substring(statementStart, lastTokenEnd),
                    statementStart,
                    lineAt(statementStart),
                    ended,
                    words.leading());
            if (words.copiesFromStandardInput() && ended) {
                if (!restOfLineIsEmpty()) {
                    throw quotes.unfinished(Open.COPY_LINE, at);
                }
                pieces.add(new CopyData(statement, copyRows()));
            } else {
                pieces.add(statement);
            }
            if (statement.startsWith("set", "standard_conforming_strings")) {
                backslashesEscape = statement.text().toLowerCase(Locale.ROOT).contains("off");
            }
        }
        statementStart = NOWHERE;
        words = new StatementWords();
    }

    /** Rows begin on the line after the COPY; white space and one comment may follow it on its own. */
    private boolean restOfLineIsEmpty() {
        int index = at;
        while (index < text.length() && QuotedText.isSpace(text.charAt(index)) && text.charAt(index) != '\n') {
            index++;
        }
        return index == text.length() || text.charAt(index) == '\n' || text.startsWith("--", index);
    }

    private String copyRows() {
        int newline = text.indexOf('\n', at);
        int start = newline < 0 ? text.length() : newline + 1;
        int lineStart = start;
        while (lineStart < text.length()) {
            newline = text.indexOf('\n', lineStart);
            int lineEnd = newline < 0 ? text.length() : newline;
            at = newline < 0 ? lineEnd : lineEnd + 1;
            int marker = lineEnd - (lineEnd > lineStart && text.charAt(lineEnd - 1) == '\r' ? 1 : 0) - lineStart;
            if (marker == 2 && text.startsWith("\\.", lineStart)) {
                return text.substring(start, lineStart);
            }
            lineStart = at;
        }
        at = text.length();
        return text.substring(start);
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
