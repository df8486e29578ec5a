package io.github.dblifecycle.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** An event as one flat JSON object in one line: the form of docs/events.schema.json. */
final class EventLine {

    private EventLine() {}

    static JsonObject of(RunIdentity run, Event event) {
        JsonObject line = new JsonObject();
        line.addProperty(CommonField.SCHEMA.text(), CommonField.SCHEMA_VERSION);
        for (CommonField field : CommonField.values()) {
            field.value(run, event).ifPresent(value -> line.addProperty(field.text(), value));
        }
        event.fields().forEach((field, value) -> {
            if (value instanceof Long number) {
                line.addProperty(field.text(), number);
            } else if (value instanceof Boolean truth) {
                line.addProperty(field.text(), truth);
            } else if (value instanceof List<?> several) {
                JsonArray texts = new JsonArray();
                several.forEach(one -> texts.add(String.valueOf(one)));
                line.add(field.text(), texts);
            } else {
                line.addProperty(field.text(), String.valueOf(value));
            }
        });
        return line;
    }
}
