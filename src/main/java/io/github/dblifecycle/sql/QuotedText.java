package io.github.dblifecycle.sql;

import io.github.dblifecycle.sql.UnfinishedScriptException.Open;

/** Where the tokens of a script end that may hold a semicolon (PostgreSQL, "4.1.2. Constants", "4.1.5. Comments"). */
final class QuotedText {

    private final String text;

    QuotedText(String text) {
        this.text = text;
    }

    static boolean isSpace(char character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r' || character == '\f';
    }

    /** Every character beyond ASCII may stand in a name, white space of Unicode included. */
    static boolean startsWord(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character >= 0x80;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    int endOfWord(int start) {
        int end = start;
        while (end < text.length()
                && (startsWord(text.charAt(end)) || isDigit(text.charAt(end)) || text.charAt(end) == '$')) {
            end++;
        }
        return end;
    }

    int endOfNumber(int start) {
        int end = start;
        while (end < text.length() && (startsWord(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** The line break itself is not passed. */
    int endOfLine(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    int endOfComment(int start) throws UnfinishedScriptException {
        int depth = 1;
        int index = start + 2;
        while (index < text.length()) {
            if (text.startsWith("*/", index)) {
                index += 2;
                if (--depth == 0) {
                    return index;
                }
            } else if (text.startsWith("/*", index)) {
                index += 2;
                depth++;
            } else {
                index++;
            }
        }
        throw unfinished(Open.COMMENT, start);
    }

    int endOfName(int start) throws UnfinishedScriptException {
        int index = start + 1;
        while (true) {
            index = text.indexOf('"', index);
            if (index < 0) {
                throw unfinished(Open.QUOTED_NAME, start);
            }
            if (!text.startsWith("\"\"", index)) {
                return index + 1;
            }
            index += 2;
        }
    }

    /** A dollar that opens no quote is passed alone: a parameter, or a stray character. */
    int endOfDollarQuote(int start) throws UnfinishedScriptException {
        int tagEnd = start + 1;
        if (tagEnd < text.length() && startsWord(text.charAt(tagEnd))) {
            tagEnd = endOfNumber(tagEnd);
        }
        if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
            return start + 1;
        }
        String delimiter = text.substring(start, tagEnd + 1);
        int close = text.indexOf(delimiter, tagEnd + 1);
        if (close < 0) {
            throw unfinished(Open.DOLLAR_QUOTE, start);
        }
        return close + delimiter.length();
    }

    /**
     * @param start where the constant begins, prefix included
     * @param quote where its opening quote is
     * @param escapes whether a backslash escapes the next character
     */
    int endOfString(int start, int quote, boolean escapes) throws UnfinishedScriptException {
        int index = quote + 1;
        while (index < text.length()) {
            char character = text.charAt(index);
            if (character == '\\' && escapes) {
                index += 2;
            } else if (character != '\'') {
                index++;
            } else if (text.startsWith("''", index)) {
                index += 2;
            } else {
                int continued = escapes ? continuation(index + 1) : -1;
                if (continued < 0) {
                    return index + 1;
                }
                index = continued;
            }
        }
        throw unfinished(Open.STRING, start);
    }

    /**
     * A string goes on behind white space that holds a line break. It matters where backslashes escape; elsewhere the
     * rest reads the same as a string of its own.
     *
     * @return the index behind the quote that reopens the string, or -1
     */
    private int continuation(int from) {
        boolean lineBreak = false;
        int index = from;
        while (index < text.length()) {
            char character = text.charAt(index);
            if (isSpace(character)) {
                lineBreak |= character == '\n' || character == '\r';
                index++;
            } else if (text.startsWith("--", index)) {
                index = endOfLine(index);
            } else {
                return lineBreak && character == '\'' ? index + 1 : -1;
            }
        }
        return -1;
    }

    UnfinishedScriptException unfinished(Open open, int start) {
        int line = 1;
        for (int index = text.indexOf('\n'); index >= 0 && index < start; index = text.indexOf('\n', index + 1)) {
            line++;
        }
        return new UnfinishedScriptException(open, line);
    }
}
