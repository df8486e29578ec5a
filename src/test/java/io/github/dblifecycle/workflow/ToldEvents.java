package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.telemetry.BuildFacts;
import io.github.dblifecycle.telemetry.RunIdentity;
import io.github.dblifecycle.telemetry.Telemetry;
import io.github.dblifecycle.telemetry.TelemetrySettings;
import io.github.dblifecycle.telemetry.TelemetrySettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A goal that tells, and the file of events that it leaves. */
final class ToldEvents {

    private final Path file;
    private final long before;
    private final Telemetry telemetry;
    private final GoalEvents goal;

    ToldEvents(Path directory, String goal) {
        this(directory, goal, TelemetrySettingsReader.read(Map.of(), Map.of()));
    }

    ToldEvents(Path directory, String goal, TelemetrySettings settings) {
        this.file = directory.resolve("target/db/events.jsonl");
        this.before = lines(file).count();
        RunIdentity identity = new RunIdentity(
                "run-1",
                goal,
                "shop",
                Optional.of("staging"),
                Optional.of("db.example.com"),
                Optional.of("shop"),
                Optional.empty(),
                "1",
                "13",
                BuildFacts.NONE);
        this.telemetry = Telemetry.open(identity, settings, file, Clock.systemUTC());
        this.goal = new GoalEvents(telemetry, Clock.systemUTC());
    }

    GoalEvents goal() {
        return goal;
    }

    void keepSecret(String secret) {
        telemetry.keepSecret(new Secret(secret));
    }

    /** All that was told; nothing is told after it. */
    List<JsonObject> all() {
        assertThat(finish()).isEmpty();
        return inFile();
    }

    /** A line for each sink that did not get everything. */
    List<String> finish() {
        return telemetry.finish();
    }

    /** What the file of events says of this run. */
    List<JsonObject> inFile() {
        assertThat(telemetry.refused())
                .as("events that do not keep to the vocabulary")
                .isZero();
        return lines(file)
                .skip(before)
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was told, in its order, without statements. */
    static List<String> kinds(List<JsonObject> events) {
        return events.stream()
                .map(event -> event.get("event").getAsString())
                .filter(kind -> !Set.of("statement.finished").contains(kind))
                .toList();
    }

    static JsonObject only(List<JsonObject> events, String kind) {
        List<JsonObject> found = events.stream()
                .filter(event -> event.get("event").getAsString().equals(kind))
                .toList();
        assertThat(found).as(kind + " in " + events).hasSize(1);
        return found.get(0);
    }
}
