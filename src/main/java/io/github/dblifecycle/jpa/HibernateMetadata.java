package io.github.dblifecycle.jpa;

import io.github.dblifecycle.diff.entity.ColumnHabit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hibernate 5.6 to 7, by what all of them have: writes the DDL, and tells which class and field each column is of. */
final class HibernateMetadata {

    private final ProjectClassLoader loader;
    private final SourceFiles sources;

    HibernateMetadata(ProjectClassLoader loader, SourceFiles sources) {
        this.loader = loader;
        this.sources = sources;
    }

    void write(
            Object unitInfo,
            Map<String, Object> properties,
            Map<String, EntityPlace> places,
            Map<String, ColumnHabit> habits)
            throws ReflectiveOperationException {
        Class<?> bootstrap = loader.loadClass("org.hibernate.jpa.boot.spi.Bootstrap");
        Method method = List.of(bootstrap.getMethods()).stream()
                .filter(one -> one.getName().equals("getEntityManagerFactoryBuilder")
                        && one.getParameterCount() == 2
                        && one.getParameterTypes()[0].isInstance(unitInfo)
                        && one.getParameterTypes()[1] == Map.class)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException("Bootstrap.getEntityManagerFactoryBuilder"));
        Object builder = call(method, null, unitInfo, properties);
        Optional<Object> metadata = metadata(builder);
        if (metadata.isPresent()) {
            new ValidationConstraints(loader).apply(metadata.get(), properties);
        }
        call(builder.getClass().getMethod("generateSchema"), builder);
        metadata.ifPresent(known -> {
            new Bindings(places).read(known);
            new HibernateHabits(loader, FieldNullness.PRIMITIVES.or(new KotlinNullness(loader)))
                    .read(known)
                    .forEach((column, habit) -> habits.merge(column, habit, ColumnHabit::and));
        });
    }

    /** Made of the entities now, and what the DDL is written of later; before Hibernate 6 nobody else may ask for it. */
    private static Optional<Object> metadata(Object builder) throws ReflectiveOperationException {
        for (Class<?> type = builder.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("metadata") && method.getParameterCount() == 0) {
                    return Optional.ofNullable(call(method, builder));
                }
            }
        }
        return value(builder, "getMetadata");
    }

    @SuppressWarnings("NullAway")
    private static Object call(Method method, @Nullable Object on, Object... arguments)
            throws ReflectiveOperationException {
        method.setAccessible(true);
        return method.invoke(on, arguments);
    }

    /** Empty where a version has no such method, or nothing to give. */
    static Optional<Object> value(Object of, String method) {
        for (Method one : of.getClass().getMethods()) {
            if (one.getName().equals(method) && one.getParameterCount() == 0) {
                try {
                    one.setAccessible(true);
                    return Optional.ofNullable(one.invoke(of));
                } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** What the first of the methods that a version has gives. */
    static List<Object> values(Object of, String... methods) {
        List<Object> all = new ArrayList<>();
        for (String method : methods) {
            Optional<Object> found = value(of, method);
            if (found.isPresent()) {
                Iterator<?> iterator = found.get() instanceof Iterator<?> given
                        ? given
                        : found.get() instanceof Iterable<?> iterable
                                ? iterable.iterator()
                                : List.of().iterator();
                iterator.forEachRemaining(all::add);
                return all;
            }
        }
        return all;
    }

    /** Which table and columns a class and its fields are kept in. */
    private final class Bindings {

        private final Map<String, EntityPlace> places;

        Bindings(Map<String, EntityPlace> places) {
            this.places = places;
        }

        void read(Object metadata) {
            for (Object entity : values(metadata, "getEntityBindings")) {
                String className =
                        value(entity, "getClassName").map(Object::toString).orElse("");
                if (className.isEmpty()) {
                    continue;
                }
                value(entity, "getTable").ifPresent(table -> put(table, "", sources.place(className, "")));
                value(entity, "getIdentifierProperty").ifPresent(property -> property(className, property));
                values(entity, "getPropertyClosure", "getPropertyClosureIterator")
                        .forEach(property -> property(className, property));
                value(entity, "getDiscriminator").ifPresent(value -> columns(value, sources.place(className, "")));
            }
            values(metadata, "getCollectionBindings").forEach(this::collection);
        }

        private void property(String className, Object property) {
            String field = value(property, "getName").map(Object::toString).orElse("");
            EntityPlace place = sources.place(className, declaring(className, field), field);
            value(property, "getValue").ifPresent(value -> columns(value, place));
        }

        /** A field may be one of a mapped superclass, in a source of its own. */
        private String declaring(String className, String field) {
            try {
                return Members.field(Class.forName(className, false, loader), field)
                        .map(found -> found.getDeclaringClass().getName())
                        .orElse(className);
            } catch (ClassNotFoundException | LinkageError e) {
                return className;
            }
        }

        private void collection(Object collection) {
            String role = value(collection, "getRole").map(Object::toString).orElse("");
            int dot = role.lastIndexOf('.');
            if (dot < 0) {
                return;
            }
            String owner = value(collection, "getOwnerEntityName")
                    .map(Object::toString)
                    .orElse(role.substring(0, dot));
            String field = role.startsWith(owner + ".") ? role.substring(owner.length() + 1) : role.substring(dot + 1);
            EntityPlace place =
                    sources.place(owner, field.contains(".") ? field.substring(0, field.indexOf('.')) : field);
            value(collection, "getCollectionTable").ifPresent(table -> put(table, "", place));
            value(collection, "getKey").ifPresent(value -> columns(value, place));
            value(collection, "getElement").ifPresent(value -> columns(value, place));
            value(collection, "getIndex").ifPresent(value -> columns(value, place));
        }

        private void columns(Object value, EntityPlace place) {
            Optional<Object> table = value(value, "getTable");
            for (Object column : values(value, "getSelectables", "getColumnIterator")) {
                Optional<Object> name = value(column, "getName");
                if (table.isPresent() && name.isPresent()) {
                    put(table.get(), name.get().toString(), place);
                }
            }
        }

        /** The first that asks for a column is told. */
        private void put(Object table, String column, EntityPlace place) {
            String name = value(table, "getName").map(Object::toString).orElse("");
            Optional<String> schema = value(table, "getSchema").map(Object::toString);
            if (!name.isEmpty()) {
                places.putIfAbsent(EntityPlaces.name(schema, name, column), place);
            }
        }
    }
}
