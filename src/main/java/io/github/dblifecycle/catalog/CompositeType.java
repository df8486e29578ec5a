package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A type made of attributes by {@code CREATE TYPE … AS (…)}; the row type of a table is the table's.
 *
 * @param attributes in their order, which is part of the type; may be empty
 */
public record CompositeType(QualifiedName name, List<Attribute> attributes, Optional<String> comment)
        implements CatalogObject {

    public CompositeType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(comment, "comment");
        attributes = List.copyOf(attributes);
    }

    /**
     * An attribute.
     *
     * @param collation only where it is not the type's own
     */
    public record Attribute(Identifier name, String type, Optional<String> collation, Optional<String> comment) {

        public Attribute {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(collation, "collation");
            Objects.requireNonNull(comment, "comment");
        }

        private String display() {
            return name.display() + " " + type
                    + collation.map(other -> " collate " + other).orElse("");
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(ObjectKind.COMPOSITE_TYPE, name);
    }

    @Override
    public Map<String, String> properties() {
        Properties properties = new Properties()
                .add("attributes", attributes.stream().map(Attribute::display).toList());
        for (Attribute attribute : attributes) {
            properties.add(
                    "comment on attribute " + attribute.name().display(),
                    attribute.comment().map(Properties::literal));
        }
        return properties.withComment(comment);
    }
}
