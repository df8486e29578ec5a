package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Objects;

/**
 * What a foreign key refers to.
 *
 * @param columns in step with those of the key
 */
public record ForeignKeyTarget(QualifiedName table, List<Identifier> columns, OnDelete onDelete) {

    /** What becomes of a row whose target goes. */
    public enum OnDelete {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    public ForeignKeyTarget {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(onDelete, "onDelete");
        columns = List.copyOf(columns);
    }
}
