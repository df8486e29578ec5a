package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * What an index is sorted by; follows from its definition.
 *
 * @param columns in order; empty for an expression. Columns that are only included are none of them
 * @param partial whether it holds only rows of which something is true
 */
public record IndexKeys(List<Optional<Identifier>> columns, boolean partial) {

    public IndexKeys {
        columns = List.copyOf(columns);
    }

    /** Whether its first keys are these columns, in this order, for all rows. */
    public boolean beginWith(List<Identifier> wanted) {
        return !partial
                && columns.size() >= wanted.size()
                && columns.subList(0, wanted.size())
                        .equals(wanted.stream().map(Optional::of).toList());
    }
}
