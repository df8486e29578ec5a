package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.LockMode;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was seen of a statement in a scratch database, or of a Java migration as a whole. Only relations that were there
 * before the script began are told of.
 *
 * @param inTransaction whether its locks were still there to be seen
 * @param locks held after it and not before it
 * @param newFile tables and materialized views that are kept in another file than before it
 * @param droppedTables tables that were there before it
 * @param droppedColumns columns that were there before it, of tables that still are
 */
public record Observation(
        boolean inTransaction,
        List<HeldLock> locks,
        List<Relation> newFile,
        List<Relation> droppedTables,
        List<DroppedColumn> droppedColumns) {

    public Observation {
        locks = List.copyOf(locks);
        newFile = List.copyOf(newFile);
        droppedTables = List.copyOf(droppedTables);
        droppedColumns = List.copyOf(droppedColumns);
    }

    /**
     * A table, view, index or sequence.
     *
     * @param kind in words
     */
    public record Relation(String kind, QualifiedName name) {
        public Relation {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
        }
    }

    /** @param table the one that an index belongs to; empty for all else */
    public record HeldLock(Relation relation, Optional<QualifiedName> table, LockMode mode) {
        public HeldLock {
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(mode, "mode");
        }
    }

    /** A column and the table it was part of. */
    public record DroppedColumn(Relation table, String column) {
        public DroppedColumn {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(column, "column");
        }
    }
}
