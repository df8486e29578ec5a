package io.github.dblifecycle.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dblifecycle.telemetry.Event;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The events over which alerts are judged are events that can be: nothing missing, nothing that no event has. */
final class RecordedEventsTest {

    @TestFactory
    Stream<DynamicTest> recordedEventsAreEvents() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of("src/test/grafana/recorded"))) {
            files = found.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    for (String line : Files.readAllLines(file)) {
                        isEvent(JsonParser.parseString(line).getAsJsonObject());
                    }
                }));
    }

    private static void isEvent(JsonObject line) {
        EventKind kind = Arrays.stream(EventKind.values())
                .filter(known -> known.text().equals(line.get("event").getAsString()))
                .findFirst()
                .orElseThrow();
        Map<EventField, Object> fields = new EnumMap<>(EventField.class);
        line.entrySet().stream()
                .filter(entry -> !Vocabulary.OF_EVERY_EVENT.contains(entry.getKey()))
                .forEach(entry -> fields.put(field(entry.getKey()), value(entry.getValue())));

        Event event = new Event(
                Instant.parse(line.get("time").getAsString()),
                kind,
                line.get("message").getAsString(),
                fields);

        assertThat(line.get("family").getAsString())
                .isEqualTo(event.kind().family().text());
        assertThat(line.get("level").getAsString())
                .isEqualTo(event.kind().level().text());
        assertThat(line.keySet())
                .contains("schema", "run_id", "goal", "application", "plugin_version", "flyway_version");
    }

    private static EventField field(String text) {
        return Arrays.stream(EventField.values())
                .filter(known -> known.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event has " + text));
    }

    private static Object value(JsonElement json) {
        if (json.isJsonArray()) {
            return json.getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
        }
        return json.getAsJsonPrimitive().isNumber() ? (Object) json.getAsLong() : json.getAsString();
    }
}
