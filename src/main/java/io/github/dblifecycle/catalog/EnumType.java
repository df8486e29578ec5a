package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An enum.
 *
 * @param labels in their order, which is part of the type; may be empty
 */
public record EnumType(QualifiedName name, List<String> labels, Optional<String> comment) implements CatalogObject {

    public EnumType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(comment, "comment");
        labels = List.copyOf(labels);
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(ObjectKind.ENUM, name);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("labels", labels.stream().map(Properties::literal).toList())
                .withComment(comment);
    }
}
