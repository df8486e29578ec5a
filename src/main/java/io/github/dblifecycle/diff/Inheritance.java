package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.stream.Stream;

/** Which columns are another column's image in a partition or child table. */
final class Inheritance {

    private Inheritance() {}

    /** The columns of the parent tables that hand this one down; none for a column declared on its own table. */
    static Stream<ObjectReference> originals(Column column, Catalog catalog) {
        return column.local()
                ? Stream.empty()
                : catalog.table(column.table()).stream()
                        .flatMap(table -> table.parents().stream())
                        .map(parent -> ObjectReference.column(parent, column.name()));
    }
}
