package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An operator family.
 *
 * @param method the index access method
 * @param members those that belong to no operator class, as {@code ALTER OPERATOR FAMILY … ADD} takes them:
 *     {@code OPERATOR 1 public.=(integer,text)}; sorted
 */
public record OperatorFamily(QualifiedName name, Identifier method, List<String> members, Optional<String> comment)
        implements CatalogObject {

    public OperatorFamily {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(comment, "comment");
        members = members.stream().sorted().toList();
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.byAccessMethod(ObjectKind.OPERATOR_FAMILY, name, method);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties().add("members", members).withComment(comment);
    }
}
