package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A sequence that stands for itself or belongs to a serial column; one behind an identity column is part of the column.
 *
 * @param ownedBy the column with which it is dropped
 */
public record Sequence(
        QualifiedName name,
        Persistence persistence,
        SequenceOptions options,
        Optional<ObjectReference> ownedBy,
        Optional<String> comment)
        implements CatalogObject {

    public Sequence {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(persistence, "persistence");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(comment, "comment");
        if (ownedBy.isPresent() && ownedBy.get().kind() != ObjectKind.COLUMN) {
            throw new IllegalArgumentException("a sequence is owned by a column, not by " + ownedBy.get());
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(ObjectKind.SEQUENCE, name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return ownedBy;
    }

    @Override
    public Map<String, String> properties() {
        Properties properties = new Properties().add("persistence", persistence.word());
        options.describe("", properties);
        return properties.add("owned by", ownedBy).withComment(comment);
    }
}
