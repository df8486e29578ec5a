package io.github.dblifecycle.jpa;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields and getters behind the properties of mapped classes; a class may inherit them. */
final class Members {

    private Members() {}

    static Optional<Field> field(Class<?> type, String name) {
        for (Class<?> one = type; one != null; one = superclass(one)) {
            Optional<Field> found = Arrays.stream(one.getDeclaredFields())
                    .filter(field -> field.getName().equals(name))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static Optional<Method> getter(Class<?> type, String name) {
        String end = name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<String> names = List.of("get" + end, "is" + end);
        for (Class<?> one = type; one != null; one = superclass(one)) {
            Optional<Method> found = Arrays.stream(one.getDeclaredMethods())
                    .filter(method -> method.getParameterCount() == 0 && names.contains(method.getName()))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static @Nullable Class<?> superclass(Class<?> type) {
        return type.getSuperclass();
    }

    /** Those on the field and on its getter. */
    static List<Annotation> annotations(Class<?> type, String name) {
        return Stream.concat(field(type, name).stream(), getter(type, name).stream())
                .map(AnnotatedElement.class::cast)
                .flatMap(member -> Arrays.stream(member.getAnnotations()))
                .toList();
    }
}
