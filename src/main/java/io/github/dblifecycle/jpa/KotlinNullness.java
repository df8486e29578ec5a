package io.github.dblifecycle.jpa;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields whose Kotlin type has no question mark. The compiler says so by an annotation that is in the class file only
 * (Kotlin, "Calling Kotlin from Java: Null-safety"), and no provider makes NOT NULL of it.
 */
final class KotlinNullness implements FieldNullness {

    private static final String KOTLIN = "kotlin.Metadata";
    private static final String NOT_NULL = "org.jetbrains.annotations.NotNull";

    private final ProjectClassLoader loader;
    private final Map<String, Optional<ClassFile>> files = new HashMap<>();

    KotlinNullness(ProjectClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public boolean neverNull(Class<?> type, String field) {
        Class<?> declaring = Members.field(type, field)
                .<Class<?>>map(Field::getDeclaringClass)
                .or(() -> Members.getter(type, field).map(getter -> getter.getDeclaringClass()))
                .orElse(type);
        Optional<ClassFile> file = files.computeIfAbsent(declaring.getName(), this::read)
                .filter(known -> known.annotations().containsKey(KOTLIN));
        String getter = Members.getter(declaring, field)
                .map(method -> method.getName() + "()")
                .orElse("");
        return file.filter(known -> isNotNull(known.members().get(field))
                        || isNotNull(known.members().get(getter)))
                .isPresent();
    }

    private static boolean isNotNull(@Nullable Set<String> annotations) {
        return annotations != null && annotations.contains(NOT_NULL);
    }

    private Optional<ClassFile> read(String name) {
        URL resource = loader.findResource(name.replace('.', '/') + ".class");
        if (resource == null) {
            return Optional.empty();
        }
        try (InputStream stream = new BufferedInputStream(resource.openStream())) {
            return Optional.of(ClassFile.read(stream));
        } catch (IOException e) {
            // Nothing is claimed of a class that cannot be read.
            return Optional.empty();
        }
    }
}
