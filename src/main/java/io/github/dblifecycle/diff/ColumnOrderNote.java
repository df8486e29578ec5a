package io.github.dblifecycle.diff;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;

/**
 * A table whose columns stand in another order. Worth a word, not a change: PostgreSQL cannot move a column, and only
 * {@code SELECT *} and {@code INSERT} without a column list notice.
 *
 * @param from the columns that both tables have, in the first one's order
 * @param to the same columns, in the second one's order
 */
public record ColumnOrderNote(QualifiedName table, List<Identifier> from, List<Identifier> to) {

    public ColumnOrderNote {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (from.equals(to)) {
            throw new IllegalArgumentException("the order is the same: " + table);
        }
    }
}
