package io.github.dblifecycle.telemetry;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/** docs/events.schema.json and the tables of docs/OBSERVABILITY.md, made of the vocabulary. */
final class EventSchema {

    private EventSchema() {}

    static String schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.addProperty("title", "events of db-maven-plugin: a line of events.jsonl, a log line in Loki");
        schema.addProperty("type", "object");
        schema.add(
                "required",
                array(Arrays.stream(CommonField.values())
                        .filter(CommonField::isAlways)
                        .map(CommonField::text)
                        .toList()));
        JsonObject properties = new JsonObject();
        for (CommonField field : CommonField.values()) {
            properties.add(field.text(), common(field));
        }
        schema.add("properties", properties);
        JsonArray kinds = new JsonArray();
        Arrays.stream(EventKind.values()).map(EventSchema::kind).forEach(kinds::add);
        schema.add("allOf", kinds);
        schema.addProperty("unevaluatedProperties", false);
        JsonObject fields = new JsonObject();
        for (EventField field : EventField.values()) {
            fields.add(field.text(), field(field));
        }
        schema.add("$defs", fields);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(schema) + "\n";
    }

    private static JsonObject common(CommonField field) {
        JsonObject property = new JsonObject();
        property.addProperty("description", field.meaning());
        switch (field) {
            case SCHEMA -> property.addProperty("const", CommonField.SCHEMA_VERSION);
            case EVENT ->
                property.add(
                        "enum",
                        array(Arrays.stream(EventKind.values())
                                .map(EventKind::text)
                                .toList()));
            case FAMILY ->
                property.add(
                        "enum",
                        array(Arrays.stream(EventFamily.values())
                                .map(EventFamily::text)
                                .toList()));
            case LEVEL ->
                property.add(
                        "enum",
                        array(Arrays.stream(EventLevel.values())
                                .map(EventLevel::text)
                                .toList()));
            case TIME -> {
                property.addProperty("type", "string");
                property.addProperty("format", "date-time");
                property.addProperty("pattern", "Z$");
            }
            default -> property.addProperty("type", "string");
        }
        return property;
    }

    private static JsonObject kind(EventKind kind) {
        JsonObject then = new JsonObject();
        then.add(
                "required", array(kind.required().stream().map(EventField::text).toList()));
        JsonObject properties = new JsonObject();
        properties.add("family", constant(kind.family().text()));
        properties.add("level", constant(kind.level().text()));
        kind.fields().forEach(field -> {
            JsonObject reference = new JsonObject();
            reference.addProperty("$ref", "#/$defs/" + field.text());
            properties.add(field.text(), reference);
        });
        then.add("properties", properties);
        JsonObject event = new JsonObject();
        event.add("event", constant(kind.text()));
        JsonObject when = new JsonObject();
        when.add("properties", event);
        when.add("required", array(Stream.of("event").toList()));
        JsonObject rule = new JsonObject();
        rule.addProperty("description", kind.meaning());
        rule.add("if", when);
        rule.add("then", then);
        return rule;
    }

    private static JsonObject field(EventField field) {
        JsonObject property = new JsonObject();
        property.addProperty("description", field.meaning());
        switch (field.type()) {
            case TEXT -> property.addProperty("type", "string");
            case WHOLE, MILLIS, BYTES -> property.addProperty("type", "integer");
            case TRUTH -> property.addProperty("type", "boolean");
            case TEXTS -> {
                property.addProperty("type", "array");
                JsonObject items = new JsonObject();
                items.addProperty("type", "string");
                property.add("items", items);
            }
        }
        return property;
    }

    private static JsonObject constant(String value) {
        JsonObject constant = new JsonObject();
        constant.addProperty("const", value);
        return constant;
    }

    private static JsonArray array(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    static String tables() {
        StringBuilder text =
                new StringBuilder("### What every event says\n\n| field | always | what it is |\n|---|---|---|\n");
        for (CommonField field : CommonField.values()) {
            row(text, code(field.text()), field.isAlways() ? "yes" : "where known", field.meaning());
        }
        text.append(
                "\n### Events\n\n| event | family | level | what happened | always has | may have |\n|---|---|---|---|---|---|\n");
        for (EventKind kind : EventKind.values()) {
            Collection<EventField> required = kind.required();
            row(
                    text,
                    code(kind.text()),
                    kind.family().text(),
                    kind.level().text(),
                    kind.meaning(),
                    codes(required.stream()),
                    codes(kind.fields().stream().filter(field -> !required.contains(field))));
        }
        text.append("\n### Fields\n\n| field | type | what it is |\n|---|---|---|\n");
        for (EventField field : EventField.values()) {
            row(text, code(field.text()), type(field.type()), field.meaning());
        }
        return text.append('\n').toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String codes(Stream<EventField> fields) {
        return String.join(", ", fields.map(field -> code(field.text())).toList());
    }

    private static String type(FieldType type) {
        return switch (type) {
            case TEXT -> "text";
            case WHOLE -> "whole number";
            case MILLIS -> "milliseconds";
            case BYTES -> "bytes";
            case TRUTH -> "true or false";
            case TEXTS -> "texts";
        };
    }
}
