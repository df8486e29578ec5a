package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;

/**
 * Children that have a column from parents that have it from nobody in common: the server changes its type in none of them
 * (PostgreSQL, "ALTER TABLE"), until the child has it from one alone.
 */
record SeveralOrigins(Planning planning) {

    static SeveralOrigins of(Planning planning) {
        return new SeveralOrigins(planning);
    }

    /** The parents that a child leaves for a while: all from the first on that is too many, so that they keep their order. */
    List<QualifiedName> toLeave(Table child) {
        List<QualifiedName> parents = child.inherits();
        for (int i = 1; i < parents.size(); i++) {
            QualifiedName parent = parents.get(i);
            boolean tooMany = child.columns().stream()
                    .filter(column -> planning.fates().stays(column.reference())
                            && planning.fates().changesType(column.reference()))
                    .map(Column::name)
                    .filter(column -> stays(parent, column))
                    .anyMatch(column -> !origin(parent, column).equals(origin(child.name(), column)));
            if (tooMany) {
                return parents.subList(i, parents.size());
            }
        }
        return List.of();
    }

    /** The table that hands the column down, by way of the first parent that has it. */
    private QualifiedName origin(QualifiedName table, Identifier column) {
        return planning.from().table(table).stream()
                .flatMap(child -> child.inherits().stream())
                .filter(parent -> stays(parent, column))
                .findFirst()
                .map(parent -> origin(parent, column))
                .orElse(table);
    }

    private boolean stays(QualifiedName table, Identifier column) {
        return planning.fates().stays(ObjectReference.column(table, column));
    }
}
