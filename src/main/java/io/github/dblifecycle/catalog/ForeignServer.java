package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A server that foreign tables lie on.
 *
 * @param options sorted, secrets without their values
 */
public record ForeignServer(
        Identifier name,
        Identifier wrapper,
        Optional<String> type,
        Optional<String> version,
        SortedMap<String, String> options,
        Optional<String> comment)
        implements CatalogObject {

    public ForeignServer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(wrapper, "wrapper");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(comment, "comment");
        options = ForeignOptions.copyOf(options);
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inDatabase(ObjectKind.SERVER, name);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("foreign data wrapper", wrapper.display())
                .add("type", type)
                .add("version", version)
                .add("options", options)
                .withComment(comment);
    }
}
