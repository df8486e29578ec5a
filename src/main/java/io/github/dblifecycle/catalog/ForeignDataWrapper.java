package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A foreign-data wrapper.
 *
 * @param handler the function, qualified unless in pg_catalog, as {@code validator}
 * @param options sorted, secrets without their values
 */
public record ForeignDataWrapper(
        Identifier name,
        Optional<String> handler,
        Optional<String> validator,
        SortedMap<String, String> options,
        Optional<String> comment)
        implements CatalogObject {

    public ForeignDataWrapper {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(validator, "validator");
        Objects.requireNonNull(comment, "comment");
        options = ForeignOptions.copyOf(options);
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inDatabase(ObjectKind.FOREIGN_DATA_WRAPPER, name);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("handler", handler)
                .add("validator", validator)
                .add("options", options)
                .withComment(comment);
    }
}
