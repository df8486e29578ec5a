package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Statistics on several columns or on expressions.
 *
 * @param on the table or materialized view
 * @param definition the whole {@code CREATE STATISTICS} as the server prints it
 * @param target if it was set
 */
public record ExtendedStatistics(
        QualifiedName name, ObjectReference on, String definition, Optional<Integer> target, Optional<String> comment)
        implements CatalogObject {

    public ExtendedStatistics {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(comment, "comment");
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(ObjectKind.EXTENDED_STATISTICS, name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return Optional.of(on);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("definition", definition)
                .add("statistics target", target)
                .withComment(comment);
    }
}
