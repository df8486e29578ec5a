package io.github.dblifecycle.telemetry;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that happened in a run.
 *
 * @param at when, in UTC
 * @param message one sentence for people, without a secret, a statement or a value of a row
 * @param fields what programs read; the values are of the classes that their types allow
 */
public record Event(Instant at, EventKind kind, String message, Map<EventField, Object> fields) {

    public Event {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        if (message.isBlank()) {
            throw new IllegalArgumentException(kind.text() + " without a message");
        }
        Map<EventField, Object> sorted = new EnumMap<>(EventField.class);
        sorted.putAll(fields);
        fields = Collections.unmodifiableMap(sorted);
        if (!sorted.keySet().containsAll(kind.required())) {
            throw new IllegalArgumentException(kind.text() + " says too little: " + sorted.keySet());
        }
        if (!kind.fields().containsAll(sorted.keySet())) {
            throw new IllegalArgumentException(kind.text() + " does not say that: " + sorted.keySet());
        }
        sorted.forEach((field, value) -> {
            if (!field.type().allows(value)) {
                throw new IllegalArgumentException(field.text() + " is no " + value.getClass());
            }
        });
    }
}
