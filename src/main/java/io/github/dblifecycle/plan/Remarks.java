package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Optional;

/** {@code COMMENT ON} for objects that are there. */
final class Remarks {

    private Remarks() {}

    /**
     * Sets the comment, or takes it away.
     *
     * @param object its kind and name as SQL has them, {@code TABLE app.orders}
     */
    static PlannedStatement on(ObjectReference about, String object, Optional<String> comment) {
        return Statements.quick(
                about,
                "COMMENT ON " + object + " IS " + comment.map(SqlText::literal).orElse("NULL"));
    }
}
