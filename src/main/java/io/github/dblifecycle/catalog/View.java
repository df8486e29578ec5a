package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A view, materialized or not. Whether a materialized one is filled is a matter of data, not of the schema.
 *
 * @param accessMethod of a materialized view
 * @param definition the query, with the semicolon the server prints after it
 * @param options {@code WITH (…)}, sorted
 * @param clusteredOn the index of a materialized view that {@code CLUSTER} remembers
 * @param columns in their order; may be empty
 */
public record View(
        QualifiedName name,
        boolean materialized,
        Optional<Identifier> accessMethod,
        String definition,
        SortedMap<String, String> options,
        Optional<Identifier> clusteredOn,
        List<ViewColumn> columns,
        Optional<String> comment)
        implements CatalogObject {

    public View {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(accessMethod, "accessMethod");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(clusteredOn, "clusteredOn");
        Objects.requireNonNull(comment, "comment");
        options = SortedOptions.copyOf(options);
        columns = List.copyOf(columns);
    }

    /**
     * A column of a view.
     *
     * @param type follows from the definition and what it selects from, and is therefore not compared
     * @param defaultExpression what an insert through the view puts in
     * @param storage of a materialized view
     */
    public record ViewColumn(
            Identifier name,
            String type,
            Optional<String> defaultExpression,
            ColumnStorage storage,
            Optional<String> comment) {

        public ViewColumn {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(defaultExpression, "defaultExpression");
            Objects.requireNonNull(storage, "storage");
            Objects.requireNonNull(comment, "comment");
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(materialized ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW, name);
    }

    @Override
    public Map<String, String> properties() {
        Properties properties = new Properties()
                .add("definition", definition)
                .add("columns", columns.stream().map(ViewColumn::name).toList())
                .add("access method", accessMethod)
                .add("options", options)
                .add("clustered on", clusteredOn.map(index -> "index " + index));
        for (ViewColumn column : columns) {
            properties.add("default of column " + column.name(), column.defaultExpression());
            column.storage().describe(" of column " + column.name(), properties);
            properties.add(
                    "comment on column " + column.name(), column.comment().map(Properties::literal));
        }
        return properties.withComment(comment);
    }
}
