package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An index that stands for itself: not one behind a constraint, not a partition's share of its parent's.
 *
 * @param on the table or materialized view
 * @param definition the whole {@code CREATE INDEX} as the server prints it
 * @param options {@code WITH (…)}, sorted; part of the definition
 * @param structure the definition without the options, which alone can be altered in place
 * @param keys what it is sorted by
 * @param statisticsTargets by the position of the column, where one was set
 * @param valid false after a {@code CREATE INDEX CONCURRENTLY} that failed, or while partitions still lack it
 */
public record Index(
        QualifiedName name,
        ObjectReference on,
        String definition,
        boolean unique,
        boolean valid,
        SortedMap<String, String> options,
        String structure,
        IndexKeys keys,
        SortedMap<Integer, Integer> statisticsTargets,
        Optional<String> comment)
        implements CatalogObject {

    public Index {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(comment, "comment");
        options = SortedOptions.copyOf(options);
        statisticsTargets = Collections.unmodifiableSortedMap(new TreeMap<>(statisticsTargets));
    }

    /** The same index under another name. */
    public Index withName(QualifiedName other) {
        String before = "INDEX " + name.name().readable() + " ON ";
        String after = "INDEX " + other.name().readable() + " ON ";
        return new Index(
                other,
                on,
                definition.replace(before, after),
                unique,
                valid,
                options,
                structure.replace(before, after),
                keys,
                statisticsTargets,
                comment);
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(ObjectKind.INDEX, name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return Optional.of(on);
    }

    @Override
    public Map<String, String> properties() {
        Properties properties = new Properties()
                .add("definition", structure)
                .add("options", options)
                .add("valid", valid);
        statisticsTargets.forEach(
                (position, target) -> properties.add("statistics target of column " + position, target.toString()));
        return properties.withComment(comment);
    }
}
