package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;

/** What an application does with each column of its tables. */
@FunctionalInterface
public interface ColumnHabits {

    /** Nothing is known but the DDL. */
    ColumnHabits UNKNOWN = (table, column) -> ColumnHabit.USUAL;

    /** {@link ColumnHabit#USUAL} where nothing is known of the column. */
    ColumnHabit of(QualifiedName table, Identifier column);

    /** What both know together. */
    default ColumnHabits or(ColumnHabits other) {
        return (table, column) -> of(table, column).or(other.of(table, column));
    }
}
