package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * As whom a user goes to a foreign server.
 *
 * @param user {@code public} for everybody who has no mapping of his own
 * @param options sorted, secrets without their values; empty where the reader may not see them
 */
public record UserMapping(Identifier user, Identifier server, SortedMap<String, String> options)
        implements CatalogObject {

    public UserMapping {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(server, "server");
        options = ForeignOptions.copyOf(options);
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.pair(ObjectKind.USER_MAPPING, user, server);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return Optional.of(ObjectReference.inDatabase(ObjectKind.SERVER, server));
    }

    @Override
    public Map<String, String> properties() {
        return new Properties().add("options", options).withComment(comment());
    }

    /** PostgreSQL takes no comment on a user mapping. */
    @Override
    public Optional<String> comment() {
        return Optional.empty();
    }
}
