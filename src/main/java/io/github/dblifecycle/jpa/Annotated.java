package io.github.dblifecycle.jpa;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an annotation of Jakarta Persistence says, of either package that it has had.
 *
 * @param annotation empty for one that is not there, which says nothing
 */
record Annotated(Optional<Annotation> annotation) {

    static final Annotated NOTHING = new Annotated(Optional.empty());

    /** Those of a name, without their package, also from a container of several. */
    static List<Annotated> on(AnnotatedElement element, String name) {
        List<Annotated> found = new ArrayList<>();
        for (Annotation one : element.getAnnotations()) {
            if (isNamed(one, name)) {
                found.add(new Annotated(Optional.of(one)));
            } else if (isNamed(one, name + "s")
                    && HibernateMetadata.value(one, "value").orElse(null) instanceof Annotation[] several) {
                Arrays.stream(several).forEach(inner -> found.add(new Annotated(Optional.of(inner))));
            }
        }
        return found;
    }

    private static boolean isNamed(Annotation annotation, String name) {
        String full = annotation.annotationType().getName();
        return Mapping.PACKAGES.stream().anyMatch(prefix -> full.equals(prefix + name));
    }

    /** Empty where it says nothing, or nothing but the default. */
    Optional<String> text(String element) {
        return annotation
                .flatMap(known -> HibernateMetadata.value(known, element))
                .map(Object::toString)
                .filter(text -> !text.isEmpty());
    }

    /** Another annotation that it holds. */
    Annotated inner(String element) {
        return new Annotated(annotation
                .flatMap(known -> HibernateMetadata.value(known, element))
                .filter(Annotation.class::isInstance)
                .map(Annotation.class::cast));
    }
}
