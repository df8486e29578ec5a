package io.github.dblifecycle.jpa;

import io.github.dblifecycle.diff.entity.ColumnHabit;
import io.github.dblifecycle.diff.entity.ColumnHabits;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What entities do with their columns, as far as their provider and their classes tell.
 *
 * @param byName by the names of {@link EntityPlaces}
 */
public record EntityHabits(Map<String, ColumnHabit> byName) implements ColumnHabits {

    static final EntityHabits NONE = new EntityHabits(Map.of());

    public EntityHabits {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    @Override
    public Optional<ColumnHabit> find(QualifiedName table, Identifier column) {
        return EntityPlaces.find(byName, table, column.value());
    }
}
