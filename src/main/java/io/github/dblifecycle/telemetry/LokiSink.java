package io.github.dblifecycle.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sends events to Loki's push API (Grafana Loki, "Ingest logs", {@code POST /loki/api/v1/push}).
 *
 * <p>What Loki calls passing (429, 500, 503, and a gateway's 502 and 504), and what got no answer, is sent again as it was:
 * a line that Loki has already is the same line at the same time, which it drops. What it refuses (400) is not, as it
 * may have stored the rest of the request.
 */
final class LokiSink implements Sink {

    private static final int NO_CONTENT = 204;
    private static final int BLOCKED = 260;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    /** After these nothing that is sent to the same address with the same credentials will fare better. */
    private static final Set<Integer> HOPELESS = Set.of(301, 302, 303, 307, 308, 401, 403, 404, 405);

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_LINES = 3000;

    /** More waits only where Loki is away for long. */
    private static final int MOST_WAITING = 10_000;

    private final LokiSettings settings;
    private final HttpPosts http;
    private final SafeText safe;
    private final Deque<LokiLine> waiting = new ArrayDeque<>();
    private final Losses losses = new Losses("event");
    private final Backoff backoff = new Backoff();
    private int mostLines = MOST_LINES;
    private boolean withMetadata = true;
    private Optional<String> hopeless = Optional.empty();
    private long earliest;

    LokiSink(LokiSettings settings, HttpPosts http, SafeText safe) {
        this.settings = settings;
        this.http = http;
        this.safe = safe;
    }

    @Override
    public String name() {
        return "Loki";
    }

    @Override
    public String host() {
        return settings.endpoint().host();
    }

    @Override
    public void accept(RunIdentity run, Event event) {
        if (event.kind().isDetail()) {
            return;
        }
        LokiLine line = LokiLine.of(run, event, earliest);
        earliest = line.nanos() + 1;
        waiting.add(line);
        if (waiting.size() > MOST_WAITING) {
            waiting.remove();
            losses.lost(1, "Loki was away for too long");
        }
    }

    @Override
    public Optional<String> flush(Duration left) {
        long deadline = System.nanoTime() + left.toNanos();
        boolean goesOn = true;
        while (goesOn && !waiting.isEmpty()) {
            if (hopeless.isPresent()) {
                losses.lost(waiting.size(), hopeless.get());
                waiting.clear();
            } else {
                List<LokiLine> batch = nextBatch();
                goesOn = settle(batch.size(), send(batch, deadline));
            }
        }
        return losses.text(waiting.size()).map(text -> text + " (" + host() + ")");
    }

    @Override
    public Optional<Duration> retry() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(backoff.pause());
    }

    @Override
    public SinkAnswer test(RunIdentity run, Event event, Duration left) {
        LokiLine line = LokiLine.of(run, event, earliest);
        long deadline = System.nanoTime() + left.toNanos();
        HttpAnswer answer = send(List.of(line), deadline);
        if (refusesMetadata(answer)) {
            withMetadata = false;
            answer = send(List.of(line), deadline);
        }
        boolean isStored = answer instanceof HttpAnswer.Answered answered && isStored(answered);
        return new SinkAnswer(name(), host(), safe.answer(answer.text()), isStored);
    }

    private List<LokiLine> nextBatch() {
        List<LokiLine> batch = new ArrayList<>();
        int bytes = 0;
        for (LokiLine line : waiting) {
            bytes += line.bytes();
            if (!batch.isEmpty() && (bytes > MOST_BYTES || batch.size() == mostLines)) {
                break;
            }
            batch.add(line);
        }
        return batch;
    }

    private HttpAnswer send(List<LokiLine> batch, long deadline) {
        Map<String, String> headers = new HashMap<>(settings.authorization().headers());
        settings.tenant().ifPresent(tenant -> headers.put("X-Scope-OrgID", tenant));
        return http.send(
                new HttpMessage(settings.endpoint().address(), headers, HttpBody.json(body(batch)), true),
                Duration.ofNanos(deadline - System.nanoTime()));
    }

    private String body(List<LokiLine> batch) {
        Map<SortedMap<String, String>, JsonArray> byLabels = new HashMap<>();
        JsonArray streams = new JsonArray();
        for (LokiLine line : batch) {
            JsonArray values = byLabels.get(line.labels());
            if (values == null) {
                values = new JsonArray();
                byLabels.put(new TreeMap<>(line.labels()), values);
                JsonObject labels = new JsonObject();
                line.labels().forEach(labels::addProperty);
                JsonObject stream = new JsonObject();
                stream.add("stream", labels);
                stream.add("values", values);
                streams.add(stream);
            }
            values.add(line.json(withMetadata));
        }
        JsonObject body = new JsonObject();
        body.add("streams", streams);
        return body.toString();
    }

    /** Whether it is worth while to go on at once. */
    private boolean settle(int size, HttpAnswer answer) {
        String said = safe.answer(answer.text());
        if (answer.isPassing()) {
            losses.late(said);
            backoff.failed(answer);
            return false;
        }
        backoff.succeeded();
        HttpAnswer.Answered answered = (HttpAnswer.Answered) answer;
        if (isStored(answered)) {
            remove(size);
        } else if (refusesMetadata(answered)) {
            // Every line had some, so none was stored.
            withMetadata = false;
        } else if (answered.status() == TOO_LARGE && size > 1) {
            mostLines = size / 2;
        } else {
            if (HOPELESS.contains(answered.status())) {
                hopeless = Optional.of(said);
            }
            remove(size);
            losses.lost(size, answered.isSuccess() ? "not stored: " + said : said);
        }
        return true;
    }

    private void remove(int size) {
        for (int i = 0; i < size; i++) {
            waiting.remove();
        }
    }

    /** A block that an operator set answers 260; what else succeeds with words is some other service. */
    private static boolean isStored(HttpAnswer.Answered answered) {
        return answered.status() == NO_CONTENT
                || (answered.isSuccess()
                        && answered.status() != BLOCKED
                        && answered.body().isBlank());
    }

    private boolean refusesMetadata(HttpAnswer answer) {
        return withMetadata
                && answer instanceof HttpAnswer.Answered answered
                && answered.status() == BAD_REQUEST
                && answered.body().toLowerCase(Locale.ROOT).contains("structured metadata")
                && (answered.body().contains("disallowed") || answered.body().contains("allow_structured_metadata"));
    }
}
