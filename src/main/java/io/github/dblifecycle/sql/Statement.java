package io.github.dblifecycle.sql;

import java.util.List;
import java.util.Objects;

/**
 * One SQL statement of a script, as the server is to get it.
 *
 * @param text verbatim from the first token to the last, without the ending semicolon and without the white space and
 *     comments around it; comments within stay
 * @param offset index of the first token in the script's text, in UTF-16 units, a byte order mark counted
 * @param line 1-based line of the first token
 * @param ended whether a semicolon ended it; false for the last of a script that has none, and before a meta-command
 * @param leadingWords the first unquoted words in lower case, at most {@value #LEADING_WORDS}: enough to tell the kind
 *     of statement, never to understand it
 */
public record Statement(String text, int offset, int line, boolean ended, List<String> leadingWords)
        implements ScriptPiece {

    /** How many leading words are kept. */
    public static final int LEADING_WORDS = 6;

    public Statement {
        Objects.requireNonNull(text, "text");
        leadingWords = List.copyOf(leadingWords);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a statement has a token");
        }
        if (offset < 0 || line < 1) {
            throw new IllegalArgumentException("not a place in a script: offset " + offset + ", line " + line);
        }
        if (leadingWords.size() > LEADING_WORDS) {
            throw new IllegalArgumentException("more than " + LEADING_WORDS + " leading words");
        }
    }

    /** Whether the statement's unquoted words begin with these, given in lower case. */
    public boolean startsWith(String... words) {
        return leadingWords.size() >= words.length
                && leadingWords.subList(0, words.length).equals(List.of(words));
    }

    /**
     * The line of the script at which the server found an error.
     *
     * @param positionInStatement 1-based and counted in characters, not UTF-16 units, as the server reports it
     *     (PostgreSQL, "54.8. Error and Notice Message Fields"); a position outside the text means its nearest end
     */
    public int lineOf(int positionInStatement) {
        int unit = 0;
        for (int character = 1; character < positionInStatement && unit < text.length(); character++) {
            unit += Character.charCount(text.codePointAt(unit));
        }
        int found = line;
        for (int index = text.indexOf('\n'); index >= 0 && index < unit; index = text.indexOf('\n', index + 1)) {
            found++;
        }
        return found;
    }
}
