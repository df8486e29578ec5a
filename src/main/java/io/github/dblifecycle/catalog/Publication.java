package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A publication for logical replication.
 *
 * @param allTables whether it is {@code FOR ALL TABLES}; it then names none
 * @param tables sorted by name
 * @param schemas all tables of these, sorted
 * @param options {@code WITH (…)}, sorted; those that are as they are from the start too
 */
public record Publication(
        Identifier name,
        boolean allTables,
        List<PublishedTable> tables,
        List<Identifier> schemas,
        SortedMap<String, String> options,
        Optional<String> comment)
        implements CatalogObject {

    /**
     * A table of a publication.
     *
     * @param columns their names in the order of the table, as SQL has them with commas between; empty for all
     * @param filter what follows {@code WHERE}, with its parentheses
     */
    public record PublishedTable(QualifiedName table, Optional<String> columns, Optional<String> filter) {

        public PublishedTable {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(columns, "columns");
        }

        private String display() {
            return table.display()
                    + columns.map(list -> " (" + list + ")").orElse("")
                    + filter.map(condition -> " where " + condition).orElse("");
        }
    }

    public Publication {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(comment, "comment");
        tables = tables.stream()
                .sorted(Comparator.comparing(published -> published.table().display()))
                .toList();
        schemas = schemas.stream().sorted().toList();
        options = SortedOptions.copyOf(options);
        if (allTables && !(tables.isEmpty() && schemas.isEmpty())) {
            throw new IllegalArgumentException(name + " publishes all tables, and some by name");
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inDatabase(ObjectKind.PUBLICATION, name);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("all tables", allTables)
                .add("tables", tables.stream().map(PublishedTable::display).toList())
                .add("schemas", schemas)
                .add("options", options)
                .withComment(comment);
    }
}
