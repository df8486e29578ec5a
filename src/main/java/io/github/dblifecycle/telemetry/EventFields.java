package io.github.dblifecycle.telemetry;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the fields of an event; for one thread. */
public final class EventFields {

    private static final int MOST_TEXTS = 50;

    private final Map<EventField, Object> fields = new EnumMap<>(EventField.class);

    public EventFields with(EventField field, String value) {
        fields.put(field, value);
        return this;
    }

    public EventFields with(EventField field, long value) {
        fields.put(field, value);
        return this;
    }

    public EventFields with(EventField field, Duration value) {
        fields.put(field, value.toMillis());
        return this;
    }

    /** Leaves the field out where there is nothing to say. */
    public EventFields withText(EventField field, Optional<String> value) {
        value.ifPresent(present -> fields.put(field, present));
        return this;
    }

    /** The first of them in their order, as many as an event may carry. */
    public EventFields with(EventField field, List<String> values) {
        fields.put(field, values.stream().sorted().limit(MOST_TEXTS).toList());
        return this;
    }

    Map<EventField, Object> fields() {
        return fields;
    }
}
