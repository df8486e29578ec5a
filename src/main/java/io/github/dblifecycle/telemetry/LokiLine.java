package io.github.dblifecycle.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as Loki takes it.
 *
 * @param labels what makes its stream; few, and each of few values
 * @param nanos since 1970
 * @param text the whole event
 * @param metadata the few identifiers that are looked for without reading lines
 */
record LokiLine(SortedMap<String, String> labels, long nanos, String text, SortedMap<String, String> metadata) {

    /** Of label {@code service}: whose logs these are. The application is in the line and in the metadata. */
    static final String SERVICE = "database-migrations";

    private static final long NANOS = 1_000_000_000L;

    static LokiLine of(RunIdentity run, Event event, long earliest) {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put("service", SERVICE);
        // Loki makes up a service_name where none is sent.
        labels.put("service_name", SERVICE);
        run.environment().ifPresent(environment -> labels.put("environment", environment));
        labels.put("family", event.kind().family().text());
        labels.put("level", event.kind().level().text());
        SortedMap<String, String> metadata = new TreeMap<>(Map.of(
                "run_id", run.runId(),
                "goal", run.goal(),
                "event", event.kind().text(),
                "application", run.service()));
        run.databaseName().ifPresent(name -> metadata.put("database_name", name));
        Instant at = event.at();
        long nanos = Math.max(earliest, at.getEpochSecond() * NANOS + at.getNano());
        return new LokiLine(labels, nanos, EventLine.of(run, event).toString(), metadata);
    }

    /** What it adds to a request, nearly. */
    int bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length
                + 64
                + metadata.toString().length();
    }

    JsonArray json(boolean withMetadata) {
        JsonArray entry = new JsonArray();
        entry.add(Long.toString(nanos));
        entry.add(text);
        if (withMetadata) {
            JsonObject third = new JsonObject();
            metadata.forEach(third::addProperty);
            entry.add(third);
        }
        return entry;
    }
}
