package io.github.dblifecycle.telemetry;

import java.util.List;

/** What a field of an event may hold. */
public enum FieldType {
    /** Text; never an SQL statement, a parameter or a value of a row. */
    TEXT(String.class),
    /** A whole number. */
    WHOLE(Long.class),
    /** Milliseconds. */
    MILLIS(Long.class),
    /** Bytes. */
    BYTES(Long.class),
    TRUTH(Boolean.class),
    /** Several texts, sorted. */
    TEXTS(List.class);

    private final Class<?> valueClass;

    FieldType(Class<?> valueClass) {
        this.valueClass = valueClass;
    }

    boolean allows(Object value) {
        return valueClass.isInstance(value)
                && (!(value instanceof List<?> several) || several.stream().allMatch(String.class::isInstance));
    }
}
