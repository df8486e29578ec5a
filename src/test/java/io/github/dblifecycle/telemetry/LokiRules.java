package io.github.dblifecycle.telemetry;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What Loki takes (grafana/loki, pkg/loghttp, pkg/validation, with their default limits). As with Loki, the sound entries
 * of a request that is refused for one of its entries may be stored all the same.
 *
 * @param withMetadata {@code limits_config.allow_structured_metadata}
 * @param mostBytes of a request as it travels
 */
record LokiRules(boolean withMetadata, int mostBytes) {

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final int MOST_LABELS = 15;
    private static final int LONGEST_NAME = 1024;
    private static final int LONGEST_VALUE = 2048;
    private static final int LONGEST_LINE = 256 * 1024;
    private static final int MOST_METADATA = 128;
    private static final int LARGEST_METADATA = 64 * 1024;
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration NEWEST = Duration.ofMinutes(10);

    static LokiRules usual() {
        return new LokiRules(true, 4 << 20);
    }

    /** A line that Loki stored. */
    record Entry(Map<String, String> labels, long nanos, String line, Map<String, String> metadata) {}

    /** Why a request was refused. */
    static final class Refusal extends RuntimeException {

        private final int status;
        private final String answer;
        private final transient List<Entry> sound;

        Refusal(int status, String message) {
            this(status, message, List.of());
        }

        Refusal(int status, String message, List<Entry> sound) {
            super(message);
            this.status = status;
            this.answer = message;
            this.sound = sound;
        }

        int status() {
            return status;
        }

        String answer() {
            return answer;
        }

        List<Entry> storedAllTheSame() {
            return sound;
        }
    }

    /** @throws Refusal for what Loki does not take */
    List<Entry> read(String body, Instant now) {
        List<Entry> all = new ArrayList<>();
        try (JsonReader json = new JsonReader(new StringReader(body))) {
            json.setStrictness(Strictness.STRICT);
            json.beginObject();
            while (json.hasNext()) {
                demand(json.nextName().equals("streams"), "unknown field");
                json.beginArray();
                while (json.hasNext()) {
                    readStream(json, all);
                }
                json.endArray();
            }
            json.endObject();
            demand(json.peek() == JsonToken.END_DOCUMENT, "more than one value");
        } catch (MalformedJsonException | IllegalStateException | EOFException e) {
            throw new Refusal(400, "loghttp.PushRequest.Streams: " + e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return valid(all, now);
    }

    private static void readStream(JsonReader json, List<Entry> all) throws IOException {
        Map<String, String> labels = new TreeMap<>();
        List<Entry> values = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "stream" -> labels.putAll(readStrings(json, "label"));
                case "values" -> {
                    json.beginArray();
                    while (json.hasNext()) {
                        values.add(readEntry(json));
                    }
                    json.endArray();
                }
                default -> throw new Refusal(400, "unknown field of a stream");
            }
        }
        json.endObject();
        checkLabels(labels);
        values.forEach(entry -> all.add(new Entry(labels, entry.nanos(), entry.line(), entry.metadata())));
    }

    private static Entry readEntry(JsonReader json) throws IOException {
        json.beginArray();
        demand(json.peek() == JsonToken.STRING, "the timestamp is no string");
        String nanos = json.nextString();
        demand(nanos.matches("\\d{1,19}"), "the timestamp is no number of nanoseconds");
        demand(json.peek() == JsonToken.STRING, "the line is no string");
        String line = json.nextString();
        Map<String, String> metadata = Map.of();
        if (json.hasNext()) {
            metadata = readStrings(json, "structured metadata");
        }
        demand(!json.hasNext(), "an entry of more than three");
        json.endArray();
        return new Entry(Map.of(), Long.parseLong(nanos), line, metadata);
    }

    private static Map<String, String> readStrings(JsonReader json, String what) throws IOException {
        Map<String, String> strings = new TreeMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            demand(json.peek() == JsonToken.STRING, what + " " + name + " is no string");
            demand(strings.put(name, json.nextString()) == null, "duplicate " + what + " name");
        }
        json.endObject();
        return strings;
    }

    private static void checkLabels(Map<String, String> labels) {
        demand(!labels.isEmpty(), "error at least one label pair is required per stream");
        demand(labels.size() <= MOST_LABELS, "max_label_names_per_series");
        labels.forEach((name, value) -> {
            demand(LABEL.matcher(name).matches(), "invalid_labels: " + name);
            demand(name.length() <= LONGEST_NAME, "label_name_too_long");
            demand(value.length() <= LONGEST_VALUE, "label_value_too_long");
        });
    }

    /** All, if each is sound; else a refusal with those that are. */
    private List<Entry> valid(List<Entry> all, Instant now) {
        List<Entry> sound = new ArrayList<>();
        String problem = "";
        for (Entry entry : all) {
            String found = problem(entry, now);
            if (found.isEmpty()) {
                sound.add(entry);
            } else {
                problem = found;
            }
        }
        if (!problem.isEmpty()) {
            throw new Refusal(400, problem, sound);
        }
        return sound;
    }

    private String problem(Entry entry, Instant now) {
        Instant at = Instant.ofEpochSecond(0, entry.nanos());
        int size = entry.metadata().entrySet().stream()
                .mapToInt(one -> one.getKey().length() + one.getValue().length())
                .sum();
        if (entry.line().getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
            return "line_too_long";
        }
        if (at.isBefore(now.minus(OLDEST))) {
            return "greater_than_max_sample_age";
        }
        if (at.isAfter(now.plus(NEWEST))) {
            return "too_far_in_future";
        }
        if (entry.metadata().size() > MOST_METADATA) {
            return "structured_metadata_too_many";
        }
        if (size > LARGEST_METADATA) {
            return "structured_metadata_too_large";
        }
        return withMetadata || entry.metadata().isEmpty()
                ? ""
                : "stream '" + entry.labels()
                        + "' includes structured metadata, but this feature is disallowed. Please see"
                        + " `limits_config.allow_structured_metadata` or contact your Loki administrator to enable it.";
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refusal(400, otherwise);
        }
    }
}
