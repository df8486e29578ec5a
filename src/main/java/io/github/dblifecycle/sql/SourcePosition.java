package io.github.dblifecycle.sql;

import java.util.Comparator;
import java.util.Objects;

/**
 * A line in a file, as a user reads it and an editor opens it: {@code src/main/resources/db/schema.sql:14}.
 *
 * @param file the path relative to the project where it lies inside it, with forward slashes on every system
 * @param line 1-based
 */
public record SourcePosition(String file, int line) implements Comparable<SourcePosition> {

    private static final Comparator<SourcePosition> ORDER =
            Comparator.comparing(SourcePosition::file).thenComparingInt(SourcePosition::line);

    public SourcePosition {
        Objects.requireNonNull(file, "file");
        if (file.isEmpty() || file.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("not a path with forward slashes: '" + file + "'");
        }
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, not " + line);
        }
    }

    @Override
    public int compareTo(SourcePosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
