package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnStorage;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.NotNullConstraint;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a table gets from elsewhere when it is created, as it gets them: from parents, or from the type it is
 * made of.
 *
 * @param columns in the order in which they come
 */
record InheritedColumns(Map<Identifier, Column> columns) {

    /** @param detached columns whose default comes later */
    static InheritedColumns of(Table table, Catalog catalog, Set<ObjectReference> detached) {
        Map<Identifier, Column> columns = new LinkedHashMap<>();
        for (var parent : table.parents()) {
            catalog.table(parent).map(Table::columns).orElse(List.of()).forEach(column -> {
                boolean bare = detached.contains(column.reference());
                Column first = columns.get(column.name());
                columns.put(column.name(), handedDown(table, column, bare, first));
            });
        }
        table.ofType()
                .flatMap(type -> catalog.all(CompositeType.class).stream()
                        .filter(composite -> composite.name().readable().equals(type))
                        .findFirst())
                .ifPresent(type -> type.attributes().forEach(attribute -> table.column(attribute.name())
                        .ifPresent(column ->
                                columns.put(attribute.name(), plain(column, Optional.empty(), NotNull.NULLABLE)))));
        return new InheritedColumns(columns);
    }

    Optional<Column> column(Identifier name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** Local columns as CREATE TABLE … INHERITS leaves them in order: first those that parents have too. */
    List<Column> inOrder(List<Column> local) {
        List<Column> ordered = new ArrayList<>();
        columns.keySet().forEach(name -> local.stream()
                .filter(column -> column.name().equals(name))
                .forEach(ordered::add));
        local.stream().filter(column -> !columns.containsKey(column.name())).forEach(ordered::add);
        return ordered;
    }

    private static Column handedDown(Table table, Column column, boolean bare, @Nullable Column other) {
        Optional<ColumnValue> value = bare ? Optional.empty() : column.value();
        if (value.isEmpty() && other != null) {
            value = other.value();
        }
        boolean identityStays =
                value.filter(ColumnValue.Identity.class::isInstance).isPresent()
                        && table.column(column.name()).flatMap(Column::value).equals(value);
        if (value.filter(ColumnValue.Identity.class::isInstance).isPresent() && !identityStays) {
            value = Optional.empty();
        }
        boolean notNull = (column.notNull() == NotNull.NOT_NULL
                        && column.notNullConstraint()
                                .filter(NotNullConstraint::noInherit)
                                .isEmpty())
                || (other != null && other.notNull() == NotNull.NOT_NULL);
        Column plain = plain(column, value, notNull ? NotNull.NOT_NULL : NotNull.NULLABLE);
        return plain.withTable(table.name())
                .withStorage(new ColumnStorage(
                        column.storage().strategy(),
                        column.storage().compression(),
                        Optional.empty(),
                        ColumnStorage.USUAL.options(),
                        ColumnStorage.USUAL.options()));
    }

    private static Column plain(Column column, Optional<ColumnValue> value, NotNull notNull) {
        return column.withValue(value)
                .withNotNull(notNull, Optional.empty())
                .withLocal(false)
                .withStorage(ColumnStorage.USUAL)
                .withoutComment();
    }
}
