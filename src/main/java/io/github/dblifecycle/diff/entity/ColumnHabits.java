package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Optional;

/** What an application does with each column of its tables. */
@FunctionalInterface
public interface ColumnHabits {

    /** Nothing is known but the DDL. */
    ColumnHabits UNKNOWN = (table, column) -> Optional.empty();

    /** Empty where nothing is known of the column. */
    Optional<ColumnHabit> find(QualifiedName table, Identifier column);

    /** What is taken for granted where nothing is known. */
    default ColumnHabit of(QualifiedName table, Identifier column) {
        return find(table, column).orElse(ColumnHabit.USUAL);
    }

    /** What both know together. */
    default ColumnHabits or(ColumnHabits other) {
        return (table, column) -> {
            Optional<ColumnHabit> theirs = other.find(table, column);
            return find(table, column)
                    .map(ours -> theirs.map(ours::or).orElse(ours))
                    .or(() -> theirs);
        };
    }
}
