package io.github.dblifecycle.jpa;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which class a table is of, and which field a column. Known by names in lower case, and without the schema where the entity
 * names none: what the server makes of a name is not known before it ran.
 */
public record EntityPlaces(Map<String, EntityPlace> byName) {

    static final EntityPlaces NONE = new EntityPlaces(Map.of());

    public EntityPlaces {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** Empty where no entity is known to be kept there. */
    Optional<EntityPlace> table(QualifiedName table) {
        return find(byName, table, "");
    }

    Optional<EntityPlace> column(QualifiedName table, Identifier column) {
        return find(byName, table, column.value());
    }

    /** @param column empty for the table itself */
    static <T> Optional<T> find(Map<String, T> byName, QualifiedName table, String column) {
        String name = table.name().value();
        return Optional.ofNullable(byName.get(name(Optional.of(table.schema().value()), name, column)))
                .or(() -> Optional.ofNullable(byName.get(name(Optional.empty(), name, column))));
    }

    /** @param column empty for the table itself */
    static String name(Optional<String> schema, String table, String column) {
        return schema.map(EntityPlaces::key).orElse("") + "/" + key(table) + "/" + key(column);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
