package io.github.dblifecycle.grafana;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.dblifecycle.telemetry.CommonField;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What queries may ask for, for the checks that are not written in Java. */
final class Vocabulary {

    /** By which Loki finds streams. */
    static final List<String> LABELS = List.of("service", "service_name", "environment", "family", "level");

    /** What every line has, or may have, whatever happened. */
    static final List<String> OF_EVERY_EVENT =
            Arrays.stream(CommonField.values()).map(CommonField::text).toList();

    private Vocabulary() {}

    static String json() {
        JsonObject json = new JsonObject();
        json.add("labels", texts(LABELS));
        json.add("ofEveryEvent", texts(OF_EVERY_EVENT));
        JsonObject kinds = new JsonObject();
        Arrays.stream(EventKind.values()).filter(kind -> !kind.isDetail()).forEach(kind -> {
            JsonObject described = new JsonObject();
            described.addProperty("family", kind.family().text());
            described.addProperty("level", kind.level().text());
            described.add("required", fields(kind.required()));
            described.add("fields", fields(kind.fields()));
            kinds.add(kind.text(), described);
        });
        json.add("events", kinds);
        JsonObject types = new JsonObject();
        Arrays.stream(EventField.values())
                .forEach(field -> types.addProperty(field.text(), field.type().name()));
        json.add("fieldTypes", types);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json)
                + "\n";
    }

    private static JsonArray fields(Collection<EventField> fields) {
        return texts(fields.stream().map(EventField::text).toList());
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
