package io.github.dblifecycle.sql;

import java.util.Objects;

/**
 * A comment from two hyphens to the end of a line.
 *
 * @param text without the hyphens and the white space around
 * @param line 1-based
 * @param alone whether nothing stands before it on its line
 */
public record LineComment(String text, int line, boolean alone) {

    public LineComment {
        Objects.requireNonNull(text, "text");
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, not " + line);
        }
    }
}
