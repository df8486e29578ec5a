package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Redactor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OtlpDeliveryTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final String CANARY = "canary-Zq7!x";

    private final OtlpStandIn collector = new OtlpStandIn();
    private final Map<String, String> variables =
            new HashMap<>(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()));

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void headersAreSentAndRequestsCompressedAsTheVariablesSay() {
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20a%2Cb+c, x-tenant=shop");
        variables.put("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip");
        variables.put("OTEL_EXPORTER_OTLP_LOGS_HEADERS", "x-tenant=logs");
        variables.put("OTEL_EXPORTER_OTLP_LOGS_COMPRESSION", "none");

        assertThat(told(OtlpRuns.sink(variables))).isEmpty();
        assertThat(push("/v1/traces").headers())
                .containsEntry("authorization", "Bearer a,b+c")
                .containsEntry("x-tenant", "shop")
                .containsEntry("content-encoding", "gzip")
                .containsEntry("user-agent", "db-maven-plugin");
        assertThat(push("/v1/logs").headers())
                .containsEntry("x-tenant", "logs")
                .doesNotContainKeys("authorization", "content-encoding");
    }

    @Test
    void signalsGoWhereTheyAreSentAndNowhereElse() {
        variables.clear();
        variables.put("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", collector.address() + "/v1/logs");

        assertThat(told(OtlpRuns.sink(variables))).isEmpty();
        assertThat(collector.pushes()).extracting(OtlpStandIn.Push::path).containsOnly("/v1/logs");
    }

    @Test
    void anExporterThatIsNoneSendsNothing() {
        variables.put("OTEL_TRACES_EXPORTER", "none");
        variables.put("OTEL_METRICS_EXPORTER", "prometheus");

        assertThat(told(OtlpRuns.sink(variables))).isEmpty();
        assertThat(collector.pushes()).extracting(OtlpStandIn.Push::path).containsOnly("/v1/logs");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void whatPassesIsSentAgainAsItWas(int status) {
        variables.put("OTEL_TRACES_EXPORTER", "none");
        variables.put("OTEL_METRICS_EXPORTER", "none");
        collector.failNext(status);
        OtlpSink sink = OtlpRuns.sink(variables);

        assertThat(told(sink)).hasValueSatisfying(text -> assertThat(text).contains("it answered " + status));
        assertThat(sink.retry()).isPresent();
        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(sink.retry()).isEmpty();
        assertThat(collector.pushes()).hasSize(2);
        assertThat(collector.pushes().get(1).body())
                .isEqualTo(collector.pushes().get(0).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 400, 401, 404, 413, 500, 501})
    void whatDoesNotPassIsNotSentAgain(int status) {
        variables.put("OTEL_TRACES_EXPORTER", "none");
        variables.put("OTEL_METRICS_EXPORTER", "none");
        collector.failNext(status);
        OtlpSink sink = OtlpRuns.sink(variables);

        assertThat(told(sink)).hasValueSatisfying(text -> assertThat(text)
                .startsWith("6 log records did not arrive: it answered " + status)
                .endsWith(" (127.0.0.1)"));
        assertThat(sink.retry()).isEmpty();
        assertThat(sink.flush(LONG)).isPresent();
        assertThat(collector.pushes()).extracting(OtlpStandIn.Push::path).containsExactly("/v1/logs");
    }

    @Test
    void whatACollectorTakesInPartIsSaid() {
        variables.put("OTEL_TRACES_EXPORTER", "none");
        variables.put("OTEL_METRICS_EXPORTER", "none");
        // partial_success { rejected_log_records: 3 error_message: "too old" }
        collector.failNext(200, "\n\u000b\b\u0003\u0012\u0007too old");

        assertThat(told(OtlpRuns.sink(variables)))
                .contains("3 log records did not arrive: rejected, although it answered 200: too old (127.0.0.1)");
    }

    @Test
    void whyACollectorRefusesIsSaid() {
        variables.put("OTEL_TRACES_EXPORTER", "none");
        variables.put("OTEL_METRICS_EXPORTER", "none");
        // code: 3 message: "no tenant"
        collector.failNext(400, "\b\u0003\u0012\u0009no tenant");

        assertThat(told(OtlpRuns.sink(variables)))
                .contains("6 log records did not arrive: it answered 400: no tenant (127.0.0.1)");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyPeer.Fault.class,
            names = {"FLOODS", "UNKNOWN_CERTIFICATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void aFaultyCollectorCostsOneSentenceAndNoLine(FaultyPeer.Fault fault) throws IOException {
        Heard heard = new Heard();
        Logger root = Logger.getLogger("");
        root.addHandler(heard);
        try (FaultyPeer peer = new FaultyPeer(fault)) {
            variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", peer.address());
            OtlpSink sink = OtlpRuns.sink(variables);
            OtlpRuns.good().forEach(event -> sink.accept(ExampleRuns.identity("migrate"), event));

            assertThat(sink.flush(SHORT)).hasValueSatisfying(text -> assertThat(text)
                    .contains("7 spans did not arrive: ", "6 log records did not arrive: ")
                    .doesNotContain("\n"));
        } finally {
            root.removeHandler(heard);
        }
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void anAnswerWithoutAnEndIsOneAllTheSame() throws IOException {
        try (FaultyPeer peer = new FaultyPeer(FaultyPeer.Fault.FLOODS)) {
            variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", peer.address());

            assertThat(told(OtlpRuns.sink(variables))).isEmpty();
        }
    }

    @Test
    void nobodyThereIsSaid() throws IOException {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", FaultyPeer.nobody());

        assertThat(told(OtlpRuns.sink(variables)))
                .hasValueSatisfying(text -> assertThat(text).contains("nobody answers there"));
    }

    @Test
    void aRunEndsInItsTimeWhateverTheCollectorDoes() throws IOException {
        try (FaultyPeer peer = new FaultyPeer(FaultyPeer.Fault.HANGS)) {
            variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", peer.address());
            Telemetry run = ExampleRuns.telemetry("migrate", SHORT, OtlpRuns.sink(variables));
            ExampleRuns.goodMigration(run);

            assertThat(run.finish()).hasSize(1).first().asString().startsWith("OTLP: ");
        }
    }

    @Test
    void aWholeRunArrivesThroughItsLane() {
        Telemetry run = ExampleRuns.telemetry("migrate", LONG, OtlpRuns.sink(variables));
        ExampleRuns.goodMigration(run);

        assertThat(run.finish()).isEmpty();
        assertThat(collector.span("RUN db:migrate").getEndTimeUnixNano()).isPositive();
        assertThat(collector.logs()).hasSize(8);
    }

    @Test
    void noSecretIsSent() {
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20" + CANARY);
        TelemetrySettings settings = TelemetrySettingsReader.read(variables, Map.of());
        assertThat(settings.secrets().toString()).doesNotContain(CANARY);
        Telemetry run = new Telemetry(
                ExampleRuns.identity(CANARY),
                List.of(new OtlpSink(
                        settings.otlp().orElseThrow(),
                        new SafeText(new Redactor(settings.secrets())),
                        Clock.systemUTC())),
                LONG,
                Clock.systemUTC());
        settings.secrets().forEach(run::keepSecret);
        run.start();
        for (EventKind kind : EventKind.values()) {
            EventFields fields = ExampleRuns.everything(kind);
            kind.fields().stream()
                    .filter(field -> field.type() == FieldType.TEXT)
                    .forEach(field -> fields.with(field, "it is " + CANARY));
            run.tell(kind, "password=" + CANARY, fields);
        }

        assertThat(run.finish()).isEmpty();
        assertThat(collector.pushes()).isNotEmpty().allSatisfy(push -> assertThat(push.body())
                .doesNotContain(CANARY));
        assertThat(collector.logs()).isNotEmpty();
    }

    @Test
    void noAnswerOfACollectorRepeatsASecret() {
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20" + CANARY);
        collector.failNext(401, "unknown token " + CANARY);

        assertThat(told(OtlpRuns.sink(variables)))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("unknown token ****").doesNotContain(CANARY));
    }

    private static java.util.Optional<String> told(OtlpSink sink) {
        OtlpRuns.good().forEach(event -> sink.accept(ExampleRuns.identity("migrate"), event));
        return sink.flush(LONG);
    }

    private OtlpStandIn.Push push(String path) {
        return collector.pushes().stream()
                .filter(push -> push.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** What is said through java.util.logging, by whomever. */
    private static final class Heard extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (String.valueOf(record.getLoggerName()).startsWith("io.opentelemetry")) {
                lines.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
