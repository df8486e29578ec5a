package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A schema. The comment that every {@code public} has from the start counts as none. */
public record Schema(Identifier name, Optional<String> comment) implements CatalogObject {

    /** What initdb says about the schema public; as good as none. */
    public static final String COMMENT_OF_PUBLIC = "standard public schema";

    public Schema {
        Objects.requireNonNull(comment, "comment");
        if (name.value().equals("public") && comment.equals(Optional.of(COMMENT_OF_PUBLIC))) {
            comment = Optional.empty();
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inDatabase(ObjectKind.SCHEMA, name);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties().withComment(comment);
    }
}
