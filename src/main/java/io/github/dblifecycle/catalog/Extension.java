package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An extension; what it brought along is not in the catalog.
 *
 * @param schema where its objects lie
 */
public record Extension(Identifier name, String version, Identifier schema, Optional<String> comment)
        implements CatalogObject {

    public Extension {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(comment, "comment");
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inDatabase(ObjectKind.EXTENSION, name);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("version", version)
                .add("schema", schema.display())
                .withComment(comment);
    }
}
