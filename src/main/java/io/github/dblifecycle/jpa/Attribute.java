package io.github.dblifecycle.jpa;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * A field of a mapped class, or a property that has a getter.
 *
 * @param member what is annotated
 */
record Attribute(String name, Member member) {

    private static final List<String> OF_OTHERS =
            List.of("ElementCollection", "ManyToMany", "OneToMany", "ManyToOne", "OneToOne");

    List<Annotated> annotations(String annotation) {
        return Annotated.on((AnnotatedElement) member, annotation);
    }

    Optional<Annotated> annotation(String annotation) {
        return annotations(annotation).stream().findFirst();
    }

    boolean has(String annotation) {
        return !annotations(annotation).isEmpty();
    }

    private Class<?> type() {
        return member instanceof Field field ? field.getType() : ((Method) member).getReturnType();
    }

    boolean isEmbedded() {
        return has("Embedded") || has("EmbeddedId") || embedded().isEmbeddable();
    }

    /** The class whose attributes are kept in the table, too. */
    MappedClass embedded() {
        return new MappedClass(type());
    }

    /** What an association leads to. */
    MappedClass target() {
        return new MappedClass(type());
    }

    /** Those that hold for the attributes of this embedded one: the outer say the last word. */
    Overrides overrides(Overrides outer) {
        return outer.below(name).and(annotations("AttributeOverride"));
    }

    /** The column of a plain attribute. */
    Optional<String> column() {
        return OF_OTHERS.stream().anyMatch(this::has) || isEmbedded()
                ? Optional.empty()
                : annotation("Column").flatMap(column -> column.text("name")).or(() -> Optional.of(name));
    }
}
