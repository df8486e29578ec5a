package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@code ALTER DEFAULT PRIVILEGES} said about objects that a role will make. Like privileges it is compared on request
 * only, and is therefore not among the objects of a catalog.
 *
 * @param schema empty for all schemas
 * @param objects which kind of them, as SQL calls it in lower case: {@code tables}, {@code large objects}
 * @param granted beyond what a new object has without it, sorted
 * @param revoked of what a new object has without it, sorted
 */
public record DefaultPrivileges(
        Identifier role,
        Optional<Identifier> schema,
        String objects,
        SortedSet<Privilege> granted,
        SortedSet<Privilege> revoked)
        implements CatalogObject {

    public DefaultPrivileges {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(objects, "objects");
        granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
        revoked = Collections.unmodifiableSortedSet(new TreeSet<>(revoked));
    }

    @Override
    public ObjectReference reference() {
        return new ObjectReference(
                ObjectKind.DEFAULT_PRIVILEGES, schema, role, Optional.of(new Identifier(objects)), Optional.empty());
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("privileges", Access.display(granted, revoked))
                .withComment(comment());
    }

    /** PostgreSQL takes no comment on default privileges. */
    @Override
    public Optional<String> comment() {
        return Optional.empty();
    }
}
