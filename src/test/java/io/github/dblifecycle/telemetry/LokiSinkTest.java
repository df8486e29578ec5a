package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dblifecycle.environment.Redactor;
import io.github.dblifecycle.environment.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LokiSinkTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final LokiStandIn loki = new LokiStandIn();

    @AfterEach
    void stop() {
        loki.close();
    }

    @Test
    void everyEventOfAFullRunArrives() {
        for (EventKind kind : EventKind.values()) {
            LokiSink sink = sink();
            sink.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(kind, Instant.now()));

            assertThat(sink.flush(LONG)).as(kind.text()).isEmpty();
        }

        assertThat(loki.pushes()).allSatisfy(push -> assertThat(push.status()).isEqualTo(204));
        assertThat(loki.stored())
                .extracting(entry -> entry.metadata().get("event"))
                .containsExactlyElementsOf(Arrays.stream(EventKind.values())
                        .filter(kind -> !kind.isDetail())
                        .map(EventKind::text)
                        .toList());
    }

    @Test
    void labelsAreFewAndTheLineSaysEverything() {
        Event event = ExampleRuns.event(EventKind.SCRIPT_FAILED, Instant.now());
        LokiSink sink = sink();
        sink.accept(ExampleRuns.identity("migrate"), event);
        sink.flush(LONG);

        LokiRules.Entry entry = loki.stored().get(0);
        assertThat(entry.labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "service", "database-migrations",
                        "service_name", "database-migrations",
                        "environment", "production",
                        "family", "migration",
                        "level", "error"));
        assertThat(entry.metadata().keySet())
                .containsExactlyInAnyOrder("application", "database_name", "event", "goal", "run_id");
        JsonObject line = JsonParser.parseString(entry.line()).getAsJsonObject();
        assertThat(line.get("schema").getAsInt()).isEqualTo(1);
        assertThat(line.get("event").getAsString()).isEqualTo("script.failed");
        assertThat(line.get("line").getAsLong()).isEqualTo(42);
        assertThat(line.get("ci_run_url").getAsString()).isEqualTo("https://ci.example.com/runs/42");
        assertThat(loki.pushes().get(0).encoding()).isEqualTo("gzip");
    }

    @Test
    void noTwoLinesHaveTheSameTime() {
        Instant now = Instant.now();
        LokiSink sink = sink();
        for (Instant at : List.of(now, now, now.minusSeconds(5), now.plusMillis(1))) {
            sink.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(EventKind.SCRIPT_FINISHED, at));
        }
        sink.flush(LONG);

        List<Long> times = loki.stored().stream().map(LokiRules.Entry::nanos).toList();
        assertThat(times).hasSize(4).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whatPassesIsSentAgain(int status) {
        loki.failNext(status, Optional.empty());
        LokiSink sink = sink(1);

        assertThat(sink.flush(LONG)).hasValueSatisfying(text -> assertThat(text).contains("it answered " + status));
        assertThat(sink.retry()).isPresent();
        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(sink.retry()).isEmpty();
        assertThat(loki.stored()).hasSize(1);
    }

    @Test
    void aLineThatWasStoredWithoutAnAnswerIsStoredOnce() {
        loki.storeAndFailNext(504);
        LokiSink sink = sink(3);
        sink.flush(LONG);

        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(loki.stored()).hasSize(3);
        assertThat(loki.duplicates()).isEqualTo(3);
    }

    @Test
    void lokiIsLeftAloneForAsLongAsItAsks() {
        loki.failNext(429, Optional.of("7"));
        LokiSink sink = sink(1);
        sink.flush(LONG);

        assertThat(sink.retry()).contains(Duration.ofSeconds(7));
    }

    @Test
    void whatIsRefusedIsNotSentAgain() {
        LokiSink sink = sink();
        sink.accept(
                ExampleRuns.identity("migrate"),
                ExampleRuns.event(EventKind.RUN_FINISHED, Instant.now().minus(Duration.ofDays(8))));
        sink.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(EventKind.RUN_FINISHED, Instant.now()));

        assertThat(sink.flush(LONG)).hasValueSatisfying(text -> assertThat(text)
                .contains("2 events did not arrive", "400", "greater_than_max_sample_age"));
        assertThat(sink.retry()).isEmpty();
        assertThat(loki.pushes()).hasSize(1);
        assertThat(loki.stored()).hasSize(1);
    }

    @Test
    void aBlockIsNoSuccess() {
        loki.failNext(260, Optional.empty());

        assertThat(sink(1).flush(LONG))
                .hasValueSatisfying(text -> assertThat(text).contains("not stored", "260"));
        assertThat(loki.pushes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 401, 403, 404})
    void nothingMoreIsSentToWhoeverWillNotHaveIt(int status) {
        loki.failNext(status, Optional.empty());
        LokiSink sink = sink(1);
        sink.flush(LONG);
        sink.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(EventKind.RUN_FINISHED, Instant.now()));

        assertThat(sink.flush(LONG))
                .hasValueSatisfying(text -> assertThat(text).contains("2 events did not arrive", "" + status));
        assertThat(loki.pushes()).hasSize(1);
    }

    @Test
    void aRequestThatIsTooLargeIsHalved() {
        LokiSink sink = sink(64);
        sink.flush(LONG);
        int size = 1200;
        loki.keepTo(new LokiRules(true, size));
        LokiSink other = sink(500);

        assertThat(other.flush(LONG)).isEmpty();
        assertThat(loki.stored()).hasSize(64 + 500);
        assertThat(loki.duplicates()).isZero();
    }

    @Test
    void aLineThatIsTooLargeAloneIsGivenUp() {
        loki.keepTo(new LokiRules(true, 10));

        assertThat(sink(3).flush(LONG))
                .hasValueSatisfying(text -> assertThat(text).contains("3 events", "413"));
    }

    @Test
    void aLokiWithoutStructuredMetadataGetsNone() {
        loki.keepTo(new LokiRules(false, 1 << 20));
        LokiSink sink = sink(5);

        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(loki.stored()).hasSize(5).allSatisfy(entry -> assertThat(entry.metadata())
                .isEmpty());
        assertThat(loki.pushes()).extracting(LokiStandIn.Push::status).containsExactly(400, 204);
    }

    @Test
    void noRequestIsLargerThanLokiTakesWhateverCharactersAreInIt() {
        SafeText safe = new SafeText(new Redactor(List.of()));
        String long_ = "\u0001".repeat(10_000);
        EventFields fields = ExampleRuns.everything(EventKind.SCRIPT_FAILED);
        EventKind.SCRIPT_FAILED.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .forEach(field -> fields.with(field, long_));
        EventFields objects = ExampleRuns.everything(EventKind.DRIFT_FOUND)
                .with(
                        EventField.OBJECTS,
                        LongStream.range(0, 100).mapToObj(i -> long_ + i).toList());
        LokiSink sink = sink();
        for (int i = 0; i < 40; i++) {
            sink.accept(
                    ExampleRuns.identity("migrate"),
                    new Event(Instant.now(), EventKind.SCRIPT_FAILED, safe.message(long_), safe.of(fields.fields())));
            sink.accept(
                    ExampleRuns.identity("check-drift"),
                    new Event(Instant.now(), EventKind.DRIFT_FOUND, safe.message(long_), safe.of(objects.fields())));
        }

        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(loki.stored()).hasSize(80);
        assertThat(loki.pushes())
                .hasSizeGreaterThan(2)
                .allSatisfy(push -> assertThat(push.body().length()).isLessThan(1_300_000));
    }

    @Test
    void manyEventsGoInRequestsOfAtMostThreeThousandLines() {
        assertThat(sink(3001).flush(LONG)).isEmpty();
        assertThat(loki.stored()).hasSize(3001);
        assertThat(loki.pushes()).hasSizeGreaterThan(1);
    }

    @Test
    void whoSendsIsProvedAndForWhom() {
        loki.demandTenant("team-7");
        TelemetrySettings settings = TelemetrySettingsReader.read(
                Map.of(
                        "GRAFANA_LOKI_URL", loki.address() + "/loki/api/v1/push/",
                        "GRAFANA_LOKI_USER", "123456",
                        "GRAFANA_LOKI_TOKEN", "glc_t0ken",
                        "GRAFANA_LOKI_TENANT", "team-7"),
                Map.of());
        LokiSink sink = new LokiSink(settings.loki().orElseThrow(), new HttpPosts(Clock.systemUTC()), safe());
        sink.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(EventKind.RUN_FINISHED, Instant.now()));

        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(loki.stored()).hasSize(1);
        assertThat(loki.pushes().get(0).authorization()).isEqualTo("Basic MTIzNDU2OmdsY190MGtlbg==");
    }

    @Test
    void aLokiThatIsAwayForLongLosesTheOldest() {
        LokiSink sink = sink(10_002);

        assertThat(sink.flush(LONG)).hasValueSatisfying(text -> assertThat(text).contains("2 events did not arrive"));
        assertThat(loki.stored()).hasSize(10_000);
    }

    @Test
    void theTestOfASinkSaysWhatLokiAnswered() {
        Event test = new Event(Instant.now(), EventKind.TELEMETRY_TESTED, "TEST", Map.of());
        loki.keepTo(new LokiRules(false, 1 << 20));

        assertThat(sink().test(ExampleRuns.identity("telemetry-test"), test, LONG))
                .isEqualTo(new SinkAnswer("Loki", "127.0.0.1", "it answered 204", true));
        loki.failNext(401, Optional.empty());
        assertThat(sink().test(ExampleRuns.identity("telemetry-test"), test, LONG))
                .isEqualTo(new SinkAnswer("Loki", "127.0.0.1", "it answered 401: fault 401", false));
        assertThat(loki.stored()).hasSize(1);
    }

    private LokiSink sink() {
        LokiSettings settings = new LokiSettings(
                Endpoint.parse(loki.address() + LokiSettings.PUSH).orElseThrow(),
                new Authorization(Optional.empty(), Optional.of(new Secret("glc_t0ken"))),
                Optional.empty());
        return new LokiSink(settings, new HttpPosts(Clock.systemUTC()), safe());
    }

    private LokiSink sink(int events) {
        LokiSink sink = sink();
        Instant now = Instant.now();
        for (int i = 0; i < events; i++) {
            sink.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(EventKind.RUN_FINISHED, now.plusNanos(i)));
        }
        return sink;
    }

    private static SafeText safe() {
        return new SafeText(new Redactor(Set.of()));
    }
}
