package io.github.dblifecycle.jpa;

import static io.github.dblifecycle.jpa.HibernateMetadata.value;
import static io.github.dblifecycle.jpa.HibernateMetadata.values;

import io.github.dblifecycle.diff.entity.ColumnHabit;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Hibernate writes to which column, by its own metadata (Hibernate ORM, "Domain Model": basic types, generated properties,
 * inheritance).
 */
final class HibernateHabits {

    private static final String ANNOTATIONS = "org.hibernate.annotations.";

    /** What Hibernate fills by itself. */
    private static final Set<String> FILLED = Set.of(
            ANNOTATIONS + "CreationTimestamp",
            ANNOTATIONS + "UpdateTimestamp",
            ANNOTATIONS + "CurrentTimestamp",
            ANNOTATIONS + "TenantId",
            ANNOTATIONS + "UuidGenerator");

    private static final String GENERATED = ANNOTATIONS + "Generated";

    private static final ColumnHabit NEVER_NULL = new ColumnHabit(true, true, true);

    private final ProjectClassLoader loader;
    private final FieldNullness nullness;
    private final Map<String, ColumnHabit> habits = new TreeMap<>();

    HibernateHabits(ProjectClassLoader loader, FieldNullness nullness) {
        this.loader = loader;
        this.nullness = nullness;
    }

    /** By the names of {@link EntityPlaces}. */
    Map<String, ColumnHabit> read(Object metadata) {
        for (Object entity : values(metadata, "getEntityBindings")) {
            entity(entity);
        }
        values(metadata, "getCollectionBindings").forEach(this::collection);
        value(metadata, "getDatabase").ifPresent(this::generators);
        return habits;
    }

    private void entity(Object entity) {
        Optional<Class<?>> type = value(entity, "getClassName").flatMap(name -> type(name.toString()));
        String kind = entity.getClass().getSimpleName();
        // A row of one class in a table of several has no value for the columns of another.
        boolean ofEveryRow = !kind.equals("SingleTableSubclass");
        // A table of each class has the columns that it inherits, too, and they are known by the first table only.
        boolean ownTable = kind.equals("UnionSubclass");
        Optional<Object> table = ownTable ? value(entity, "getTable") : Optional.empty();
        value(entity, "getIdentifier").ifPresent(id -> put(id, table, ColumnHabit.USUAL));
        value(entity, "getKey").ifPresent(key -> put(key, table, ColumnHabit.USUAL));
        value(entity, "getDiscriminator")
                .ifPresent(value -> put(
                        value,
                        table,
                        is(entity, "isDiscriminatorInsertable", true) ? ColumnHabit.USUAL : ColumnHabit.READ));
        Optional<Object> version = value(entity, "getVersion");
        List<Object> properties = ownTable
                ? values(entity, "getPropertyClosure", "getPropertyClosureIterator")
                : values(entity, "getUnjoinedProperties", "getUnjoinedPropertyIterator");
        for (Object property : properties) {
            property(
                    property,
                    table,
                    type,
                    ofEveryRow,
                    version.filter(property::equals).isPresent());
        }
        for (Object join : values(entity, "getJoins", "getJoinIterator")) {
            boolean inverse = is(join, "isInverse", false);
            value(join, "getKey").ifPresent(key -> put(key, Optional.empty(), ColumnHabit.USUAL));
            List<Object> joined = values(join, "getProperties", "getPropertyIterator");
            // No row is written for nothing but nulls.
            boolean alone = is(join, "isOptional", false) && joined.size() == 1 && columns(joined.get(0)) == 1;
            for (Object property : joined) {
                if (inverse) {
                    value(property, "getValue").ifPresent(value -> put(value, Optional.empty(), ColumnHabit.READ));
                } else {
                    property(property, Optional.empty(), type, true, alone);
                }
            }
        }
    }

    private void property(
            Object property, Optional<Object> table, Optional<Class<?>> type, boolean ofEveryRow, boolean certain) {
        Optional<Object> value = value(property, "getValue");
        if (value.isEmpty()) {
            return;
        }
        String name = value(property, "getName").map(Object::toString).orElse("");
        List<Annotation> annotations =
                type.map(known -> Members.annotations(known, name)).orElse(List.of());
        boolean neverNull = certain
                || !is(property, "isOptional", true)
                || annotations.stream().anyMatch(one -> FILLED.contains(nameOf(one)))
                || type.filter(known -> nullness.neverNull(known, name)).isPresent();
        boolean generated = annotations.stream().anyMatch(HibernateHabits::isLeftToTheDatabase);
        boolean inserted = !generated && is(property, "isInsertable", true);
        boolean updated = !generated && isUpdated(property);
        if (isComponent(value.get())) {
            component(value.get(), table, ofEveryRow, inserted, updated);
        } else {
            put(value.get(), table, habit(neverNull, ofEveryRow, inserted, updated));
        }
    }

    /** All of it may be null, whatever its fields say, unless one of its columns has to have a value. */
    private void component(
            Object component, Optional<Object> table, boolean ofEveryRow, boolean inserted, boolean updated) {
        List<Object> properties = values(component, "getProperties", "getPropertyIterator");
        boolean never = properties.stream()
                .flatMap(property -> value(property, "getValue").stream())
                .filter(value -> !isComponent(value))
                .flatMap(value -> values(value, "getSelectables", "getColumnIterator").stream())
                .anyMatch(column -> !is(column, "isNullable", true));
        Optional<Class<?>> type = value(component, "getComponentClassName").flatMap(name -> type(name.toString()));
        for (Object property : properties) {
            boolean insertedToo = inserted && is(property, "isInsertable", true);
            boolean updatedToo = updated && isUpdated(property);
            String name = value(property, "getName").map(Object::toString).orElse("");
            boolean neverNull = never
                    && type.filter(known -> nullness.neverNull(known, name)).isPresent();
            value(property, "getValue").ifPresent(value -> {
                if (isComponent(value)) {
                    component(value, table, ofEveryRow, insertedToo, updatedToo);
                } else {
                    put(value, table, habit(neverNull, ofEveryRow, insertedToo, updatedToo));
                }
            });
        }
    }

    /** Hibernate's own spelling has changed. */
    private static boolean isUpdated(Object property) {
        return is(property, "isUpdateable", is(property, "isUpdatable", true));
    }

    private static int columns(Object property) {
        return value(property, "getValue")
                .map(value ->
                        values(value, "getSelectables", "getColumnIterator").size())
                .orElse(0);
    }

    private static boolean isComponent(Object value) {
        return value.getClass().getSimpleName().equals("Component");
    }

    private static ColumnHabit habit(boolean neverNull, boolean ofEveryRow, boolean inserted, boolean updated) {
        return new ColumnHabit(neverNull, inserted || updated, inserted && ofEveryRow);
    }

    private void collection(Object collection) {
        Optional<Object> table = value(collection, "getCollectionTable");
        value(collection, "getKey").ifPresent(key -> put(key, Optional.empty(), ColumnHabit.USUAL));
        value(collection, "getIndex").ifPresent(index -> put(index, Optional.empty(), ColumnHabit.USUAL));
        // An element that is null is no row.
        value(collection, "getElement")
                .filter(element -> !isComponent(element) && table.isPresent())
                .ifPresent(element -> put(element, Optional.empty(), NEVER_NULL));
    }

    private void put(Object value, Optional<Object> of, ColumnHabit habit) {
        Optional<Object> table = of.or(() -> value(value, "getTable"));
        boolean[] insertable = flags(value, "getColumnInsertability");
        boolean[] updatable = flags(value, "getColumnUpdateability");
        int position = 0;
        for (Object column : values(value, "getSelectables", "getColumnIterator")) {
            boolean canInsert = position >= insertable.length || insertable[position];
            boolean canUpdate = position >= updatable.length || updatable[position];
            boolean inserted = habit.inserted() && canInsert;
            boolean written = habit.written() && (canInsert || canUpdate);
            position++;
            Optional<Object> name = value(column, "getName");
            if (table.isPresent() && name.isPresent()) {
                habits.merge(
                        name(table.get(), name.get().toString()),
                        new ColumnHabit(habit.neverNull(), written, inserted),
                        ColumnHabit::and);
            }
        }
    }

    /** A table of no entity is one that ids are counted in. */
    private void generators(Object database) {
        for (Object namespace : values(database, "getNamespaces")) {
            for (Object table : values(namespace, "getTables")) {
                Map<String, ColumnHabit> counted = new TreeMap<>();
                for (Object column : values(table, "getColumns", "getColumnIterator")) {
                    value(column, "getName").ifPresent(name -> counted.put(name(table, name.toString()), NEVER_NULL));
                }
                if (counted.keySet().stream().noneMatch(habits::containsKey)) {
                    habits.putAll(counted);
                }
            }
        }
    }

    private static String name(Object table, String column) {
        String name = value(table, "getName").map(Object::toString).orElse("");
        Optional<String> schema = value(table, "getSchema").map(Object::toString);
        return EntityPlaces.name(schema, name, column);
    }

    private static boolean[] flags(Object value, String method) {
        return value(value, method).orElse(null) instanceof boolean[] flags ? flags : new boolean[0];
    }

    private static boolean is(Object of, String method, boolean otherwise) {
        return value(of, method).orElse(otherwise) instanceof Boolean flag ? flag : otherwise;
    }

    /** {@code @Generated} says that the value is read back; unless it is {@code writable} or has SQL of its own. */
    private static boolean isLeftToTheDatabase(Annotation annotation) {
        return nameOf(annotation).equals(GENERATED)
                && !is(annotation, "writable", false)
                && value(annotation, "sql").map(Object::toString).orElse("").isEmpty();
    }

    private static String nameOf(Annotation annotation) {
        return annotation.annotationType().getName();
    }

    private Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
