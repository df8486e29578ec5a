package io.github.dblifecycle.workflow;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Objects;

/** What became of made-up rows of a table when a migration was applied and taken back. */
public record KeptRows(QualifiedName table, Fate fate, String reason) {

    /** What became of them. */
    public enum Fate {
        /** Every value is what it was. */
        KEPT,
        /** Some are gone or different. */
        LOST,
        /** No row could be made up, or the migration failed on those that were. */
        UNKNOWN
    }

    /** @param reason why it is not known; else empty */
    public KeptRows {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(reason, "reason");
    }

    /** For people. */
    public String words() {
        return switch (fate) {
            case KEPT -> "kept, as made-up ones were";
            case LOST -> "not all values come back";
            case UNKNOWN -> "not known: " + reason;
        };
    }
}
