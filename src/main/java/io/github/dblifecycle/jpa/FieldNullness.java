package io.github.dblifecycle.jpa;

/** A source that knows of fields which are never null, beside the provider's own. */
@FunctionalInterface
interface FieldNullness {

    /** A field of a primitive type cannot hold null. */
    FieldNullness PRIMITIVES = (type, field) -> Members.field(type, field)
            .map(found -> found.getType().isPrimitive())
            .or(() -> Members.getter(type, field)
                    .map(found -> found.getReturnType().isPrimitive()))
            .orElse(false);

    /**
     * Whether the field is never null when the provider writes it.
     *
     * @param type the class of the entity; the field may be one that it inherits
     * @param field as the provider calls it, which may be a property that has a getter only
     */
    boolean neverNull(Class<?> type, String field);

    /** What either knows. */
    default FieldNullness or(FieldNullness other) {
        return (type, field) -> neverNull(type, field) || other.neverNull(type, field);
    }
}
