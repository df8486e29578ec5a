package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table of a database whose rows may be wanted.
 *
 * @param partitioned it has no rows of its own
 * @param unlogged its rows cannot be read on a standby
 * @param heap whether it can be read in ranges of pages
 * @param bytes on disk, without indexes
 * @param pages of its heap
 * @param extension the one it came with, if any; then its rows are data of the database nevertheless
 * @param condition of such an extension: which of its rows are data, {@code WHERE …}
 * @param columns all but generated ones, in their order
 * @param root where its rows have to be loaded, if not into itself
 */
public record Relation(
        QualifiedName name,
        boolean partitioned,
        boolean unlogged,
        boolean heap,
        long bytes,
        long pages,
        Optional<Identifier> extension,
        Optional<String> condition,
        List<Identifier> columns,
        Optional<QualifiedName> root) {

    public Relation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(extension, "extension");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(root, "root");
        columns = List.copyOf(columns);
    }
}
