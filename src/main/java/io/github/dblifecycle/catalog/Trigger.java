package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trigger that a user made; those behind foreign keys and those a partition got from its parent are left out.
 *
 * @param on the table or view
 * @param partitions where it fires in other sessions than on its own table: its copies on partitions that somebody
 *     enabled or disabled one by one
 * @param definition the whole {@code CREATE TRIGGER} as the server prints it
 */
public record Trigger(
        ObjectReference on,
        Identifier name,
        String definition,
        Firing firing,
        SortedMap<QualifiedName, Firing> partitions,
        Optional<String> comment)
        implements CatalogObject {

    public Trigger {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(firing, "firing");
        Objects.requireNonNull(comment, "comment");
        partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
        on.qualifiedName();
    }

    /** The name of the table or view. */
    public QualifiedName relation() {
        return on.qualifiedName();
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.onRelation(ObjectKind.TRIGGER, relation(), name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return Optional.of(on);
    }

    @Override
    public Map<String, String> properties() {
        Properties properties = new Properties().add("definition", definition).add("enabled", firing.word());
        partitions.forEach((partition, other) -> properties.add("enabled on " + partition.display(), other.word()));
        return properties.withComment(comment);
    }
}
