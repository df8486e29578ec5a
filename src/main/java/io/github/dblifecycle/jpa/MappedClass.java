package io.github.dblifecycle.jpa;

import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the annotations of a class say of where its objects are kept. */
record MappedClass(Class<?> type) {

    private static final String JOINED = "JOINED";
    private static final String TABLE_PER_CLASS = "TABLE_PER_CLASS";

    boolean isEntity() {
        return annotation("Entity").isPresent();
    }

    boolean isMappedSuperclass() {
        return annotation("MappedSuperclass").isPresent();
    }

    boolean isEmbeddable() {
        return annotation("Embeddable").isPresent();
    }

    List<Annotated> annotations(String name) {
        return Annotated.on(type, name);
    }

    Optional<Annotated> annotation(String name) {
        return annotations(name).stream().findFirst();
    }

    /** As queries call it. */
    String name() {
        return annotation("Entity").flatMap(entity -> entity.text("name")).orElse(type.getSimpleName());
    }

    /** The mapped classes that it extends, the nearest first. */
    List<MappedClass> parents() {
        List<MappedClass> parents = new ArrayList<>();
        for (Class<?> one = type.getSuperclass(); one != null; one = one.getSuperclass()) {
            MappedClass parent = new MappedClass(one);
            if (parent.isEntity() || parent.isMappedSuperclass()) {
                parents.add(parent);
            }
        }
        return parents;
    }

    /** The topmost entity that it extends, or itself. */
    MappedClass root() {
        return parents().stream()
                .filter(MappedClass::isEntity)
                .reduce((nearer, farther) -> farther)
                .orElse(this);
    }

    private String inheritance() {
        return root().annotation("Inheritance")
                .flatMap(said -> said.text("strategy"))
                .orElse("SINGLE_TABLE");
    }

    boolean isInTableOfParent() {
        return !root().equals(this)
                && !inheritance().equals(JOINED)
                && !inheritance().equals(TABLE_PER_CLASS);
    }

    /** Whether another entity's columns are in this one's own table. */
    boolean hasColumnsOf(MappedClass parent) {
        return parent.isEntity() && inheritance().equals(TABLE_PER_CLASS);
    }

    /** Whether getters are what is mapped: where the id is one. */
    boolean isByProperty() {
        List<MappedClass> all = new ArrayList<>(List.of(this));
        all.addAll(parents());
        return all.stream()
                .flatMap(one -> Arrays.stream(one.type.getDeclaredMethods()))
                .anyMatch(method -> isId(method));
    }

    private static boolean isId(AnnotatedElement member) {
        return !Annotated.on(member, "Id").isEmpty()
                || !Annotated.on(member, "EmbeddedId").isEmpty();
    }

    /** Those that this class itself declares and that are kept. */
    List<Attribute> attributes(boolean byProperty) {
        List<Attribute> attributes = new ArrayList<>();
        if (byProperty) {
            for (Method method : type.getDeclaredMethods()) {
                property(method).ifPresent(name -> attributes.add(new Attribute(name, method)));
            }
        } else {
            for (Field field : type.getDeclaredFields()) {
                if (isKept(field.getModifiers()) && !field.isSynthetic()) {
                    attributes.add(new Attribute(field.getName(), field));
                }
            }
        }
        attributes.removeIf(attribute -> attribute.has("Transient"));
        attributes.sort((one, other) -> one.name().compareTo(other.name()));
        return attributes;
    }

    private static boolean isKept(int modifiers) {
        return !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers);
    }

    private static Optional<String> property(Method method) {
        String name = method.getName();
        boolean getter = method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !method.isSynthetic()
                && isKept(method.getModifiers());
        if (getter && name.startsWith("get") && name.length() > 3) {
            return Optional.of(Introspector.decapitalize(name.substring(3)));
        }
        return getter && name.startsWith("is") && name.length() > 2
                ? Optional.of(Introspector.decapitalize(name.substring(2)))
                : Optional.empty();
    }

    /** The column of the only attribute of its id; empty where there are several, or it is an object itself. */
    Optional<String> idColumn() {
        List<MappedClass> all = new ArrayList<>(List.of(this));
        all.addAll(parents());
        boolean byProperty = isByProperty();
        List<Attribute> ids = all.stream()
                .flatMap(one -> one.attributes(byProperty).stream())
                .filter(attribute -> attribute.has("Id") || attribute.has("EmbeddedId"))
                .toList();
        return ids.size() == 1 ? ids.get(0).column() : Optional.empty();
    }
}
