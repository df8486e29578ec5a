package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;

/** Where statements leave word of the line they came from. */
@FunctionalInterface
public interface StatementMarkers {

    /** For databases in which nothing is traced. */
    StatementMarkers NONE = position -> "";

    /** A statement to be run right behind the one that stands at this position; empty for none. */
    String markerFor(SourcePosition position);
}
