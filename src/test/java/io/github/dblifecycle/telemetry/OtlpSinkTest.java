package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.ByteString;
import io.github.dblifecycle.environment.Redactor;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSinkTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final OtlpStandIn collector = new OtlpStandIn();
    private final Map<String, String> variables =
            new HashMap<>(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()));

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void aRunIsATraceOfItsScriptsAndStatements() {
        send(OtlpRuns.good());

        Map<ByteString, Span> byId =
                collector.spans().stream().collect(Collectors.toMap(Span::getSpanId, span -> span));
        assertThat(byId.values())
                .extracting(Span::getName)
                .containsExactlyInAnyOrder(
                        "RUN db:migrate", "backup", "script 7", "statement 1", "lock wait", "execution", "statement 2");
        assertThat(collector.spans())
                .extracting(Span::getTraceId)
                .containsOnly(collector.spans().get(0).getTraceId());
        assertThat(parents(byId))
                .containsOnly(
                        entry("backup", "RUN db:migrate"),
                        entry("script 7", "RUN db:migrate"),
                        entry("statement 1", "script 7"),
                        entry("lock wait", "statement 1"),
                        entry("execution", "statement 1"),
                        entry("statement 2", "script 7"));
        lieInTheirParents(byId);
        assertThat(collector.span("RUN db:migrate").getParentSpanId().isEmpty()).isTrue();
        assertThat(collector.spans())
                .extracting(span -> span.getStatus().getCode())
                .containsOnly(Status.StatusCode.STATUS_CODE_UNSET);
    }

    @Test
    void spansLastAsLongAsTheEventsSay() {
        send(OtlpRuns.good());

        lasts("RUN db:migrate", 0, 5000);
        lasts("backup", 0, 1000);
        lasts("script 7", 1000, 4000);
        lasts("statement 1", 1100, 3000);
        lasts("lock wait", 1100, 2100);
        lasts("execution", 2100, 3000);
        lasts("statement 2", 3100, 3900);
    }

    @Test
    void spansSayWhatTheConventionsAskFor() {
        send(OtlpRuns.good());

        Span run = collector.span("RUN db:migrate");
        assertThat(run.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(OtlpStandIn.values(run.getAttributesList()))
                .contains(
                        entry("cicd.pipeline.name", "db:migrate"),
                        entry("cicd.pipeline.action.name", "RUN"),
                        entry("cicd.pipeline.result", "success"),
                        entry("cicd.pipeline.run.id", "0f5e0c1e-7d43-4c1d-9f57-5f3c9b1d2e3f"),
                        entry("cicd.pipeline.run.url.full", "https://ci.example.com/runs/42"),
                        entry("vcs.owner.name", "example"),
                        entry("vcs.repository.name", "shop"),
                        entry("vcs.ref.head.name", "main"),
                        entry("vcs.ref.head.revision", "8f14e45fceea167a5a36dedd4bea2543"),
                        entry("db_lifecycle.applied", 1L))
                .doesNotContainKey("error.type");
        Span script = collector.span("script 7");
        assertThat(script.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_INTERNAL);
        assertThat(OtlpStandIn.values(script.getAttributesList()))
                .contains(
                        entry("cicd.pipeline.task.name", "7"),
                        entry("cicd.pipeline.task.run.id", "0f5e0c1e-7d43-4c1d-9f57-5f3c9b1d2e3f/7"),
                        entry("cicd.pipeline.task.run.result", "success"),
                        entry("cicd.pipeline.task.run.url.full", "https://ci.example.com/runs/42"));
        assertThat(script.getEventsList()).extracting(Span.Event::getName).containsExactly("lock.waited");
        Span statement = collector.span("statement 1");
        assertThat(statement.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(OtlpStandIn.values(statement.getAttributesList()))
                .contains(
                        entry("db.system.name", "postgresql"),
                        entry("db.namespace", "shop"),
                        entry("server.address", "db.example.com"),
                        entry("code.file.path", "V7__change.sql"),
                        entry("code.line.number", 3L),
                        entry("db_lifecycle.rows", 42L),
                        entry("db_lifecycle.lock_wait_ms", 1000L))
                .doesNotContainKeys("db.query.text", "db.operation.name");
        assertThat(OtlpStandIn.values(collector.resource().getAttributesList()))
                .contains(
                        entry("service.name", "shop"),
                        entry("service.instance.id", "db-maven-plugin"),
                        entry("deployment.environment.name", "production"),
                        entry("telemetry.sdk.language", "java"));
    }

    @Test
    void aFailureIsAnErrorOfItsStatementItsScriptAndItsRun() {
        send(OtlpRuns.failed());

        for (String name : List.of("statement 2", "script 8", "RUN db:migrate")) {
            assertThat(collector.span(name).getStatus().getCode())
                    .as(name)
                    .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
            assertThat(collector.span(name).getStatus().getMessage()).isEqualTo("unique violation");
        }
        lasts("statement 2", 2000, 3000);
        assertThat(OtlpStandIn.values(collector.span("statement 2").getAttributesList()))
                .contains(
                        entry("db.response.status_code", "23505"),
                        entry("error.type", "23505"),
                        entry("db.collection.name", "public.orders"));
        assertThat(OtlpStandIn.values(collector.span("RUN db:migrate").getAttributesList()))
                .contains(entry("cicd.pipeline.result", "failure"), entry("error.type", "DB740"));
        assertThat(collector.span("statement 1").getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
    }

    @Test
    void targetsThatRunAtTheSameTimeKeepTheirOwnStatements() {
        send(OtlpRuns.deadline());

        List<Span> scripts = collector.spans().stream()
                .filter(span -> span.getName().equals("script 9"))
                .toList();
        assertThat(scripts)
                .extracting(span -> text(span, "cicd.pipeline.task.run.id").replaceAll("^[^/]*/", "") + " "
                        + text(span, "cicd.pipeline.task.run.result"))
                .containsExactlyInAnyOrder("a/9 cancellation", "b/9 timeout");
        for (Span script : scripts) {
            List<Span> inside = collector.spans().stream()
                    .filter(span -> span.getParentSpanId().equals(script.getSpanId()))
                    .toList();
            assertThat(inside).hasSize(1);
            assertThat(text(script, "cicd.pipeline.task.run.id"))
                    .endsWith("/" + text(inside.get(0), "db_lifecycle.target") + "/9");
        }
        assertThat(OtlpStandIn.values(collector.span("RUN db:migrate").getAttributesList()))
                .contains(entry("cicd.pipeline.result", "timeout"));
    }

    @Test
    void aRunIsPartOfWhatStartedIt() {
        variables.put("TRACEPARENT", "00-" + TRACE + "-" + SPAN + "-01");
        variables.put("TRACESTATE", "vendor=1");
        send(OtlpRuns.good());

        Span run = collector.span("RUN db:migrate");
        assertThat(hex(run.getTraceId())).isEqualTo(TRACE);
        assertThat(hex(run.getParentSpanId())).isEqualTo(SPAN);
        assertThat(run.getTraceState()).isEqualTo("vendor=1");
        assertThat(collector.logs())
                .extracting(record -> hex(record.getTraceId()))
                .containsOnly(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no trace",
                "00-" + TRACE + "-" + SPAN,
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-zz" + "f7651916cd43dd8448eb211c80319c-" + SPAN + "-01"
            })
    void whatIsNoTraceContextBeginsATrace(String text) {
        variables.put("TRACEPARENT", text);
        send(OtlpRuns.good());

        assertThat(hex(collector.span("RUN db:migrate").getTraceId())).isNotEqualTo(TRACE);
        assertThat(collector.span("RUN db:migrate").getParentSpanId().isEmpty()).isTrue();
    }

    @Test
    void aTraceThatNobodyKeepsIsNotSentButTheRestIs() {
        variables.put("TRACEPARENT", "00-" + TRACE + "-" + SPAN + "-00");
        send(OtlpRuns.good());

        assertThat(collector.spans()).isEmpty();
        assertThat(collector.logs()).isNotEmpty();
        assertThat(collector.metrics()).isNotEmpty();
    }

    @Test
    void metricsHaveTheirUnitsAndValues() {
        send(OtlpRuns.good());

        Map<String, Metric> metrics = collector.metrics();
        assertThat(metrics.keySet())
                .containsExactly(
                        "cicd.pipeline.run.duration",
                        "db_lifecycle.backup.last_success",
                        "db_lifecycle.backup.size",
                        "db_lifecycle.pending",
                        "db_lifecycle.runs",
                        "db_lifecycle.script.duration");
        Metric duration = found(metrics, "cicd.pipeline.run.duration");
        assertThat(duration.getUnit()).isEqualTo("s");
        assertThat(duration.getHistogram().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        HistogramDataPoint point = duration.getHistogram().getDataPoints(0);
        assertThat(point.getCount()).isEqualTo(1);
        assertThat(point.getSum()).isEqualTo(5.0);
        assertThat(OtlpStandIn.values(point.getAttributesList()))
                .containsOnly(
                        entry("cicd.pipeline.name", "db:migrate"),
                        entry("cicd.pipeline.result", "success"),
                        entry("cicd.pipeline.run.state", "executing"),
                        entry("db.namespace", "shop"),
                        entry("db.system.name", "postgresql"),
                        entry("deployment.environment.name", "production"),
                        entry("server.address", "db.example.com"));
        assertThat(found(metrics, "db_lifecycle.script.duration")
                        .getHistogram()
                        .getDataPoints(0)
                        .getSum())
                .isEqualTo(3.0);
        assertThat(found(metrics, "db_lifecycle.runs").getSum().getIsMonotonic())
                .isTrue();
        assertThat(number(metrics, "db_lifecycle.runs", "{run}")).isEqualTo(1);
        assertThat(number(metrics, "db_lifecycle.pending", "{migration}")).isZero();
        assertThat(number(metrics, "db_lifecycle.backup.size", "By")).isEqualTo(123_456);
        assertThat(number(metrics, "db_lifecycle.backup.last_success", "s"))
                .isEqualTo(OtlpRuns.START.getEpochSecond() + 1);
    }

    @Test
    void failuresAndDriftAreCounted() {
        send(OtlpRuns.drift());

        Map<String, Metric> metrics = collector.metrics();
        assertThat(number(metrics, "cicd.pipeline.run.errors", "{error}")).isEqualTo(1);
        assertThat(number(metrics, "db_lifecycle.drift", "{object}")).isEqualTo(2);
        assertThat(number(metrics, "db_lifecycle.pending", "{migration}")).isEqualTo(3);
        assertThat(number(metrics, "db_lifecycle.drift.last_check", "s"))
                .isEqualTo(OtlpRuns.START.getEpochSecond() + 2);
        lasts("drift", 500, 2000);
    }

    @Test
    void metricsAreDeltasWhereThatIsWanted() {
        variables.put("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta");
        variables.put("OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", "base2_exponential_bucket_histogram");
        send(OtlpRuns.good());

        assertThat(found(collector.metrics(), "db_lifecycle.runs").getSum().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        assertThat(found(collector.metrics(), "cicd.pipeline.run.duration").hasExponentialHistogram())
                .isTrue();
    }

    @Test
    void eventsAreLogRecordsOfTheirSpans() {
        send(OtlpRuns.failed());

        assertThat(collector.logs())
                .extracting(LogRecord::getEventName)
                .containsExactly("run.started", "script.started", "script.failed", "run.failed");
        LogRecord failed = collector.logs().get(2);
        assertThat(failed.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_ERROR);
        assertThat(failed.getSeverityText()).isEqualTo("error");
        assertThat(failed.getBody().getStringValue()).isEqualTo("said of script.failed");
        assertThat(failed.getTimeUnixNano()).isEqualTo(nanos(3000));
        assertThat(failed.getSpanId()).isEqualTo(collector.span("script 8").getSpanId());
        assertThat(OtlpStandIn.values(failed.getAttributesList()))
                .contains(
                        entry("db.response.status_code", "23505"),
                        entry("code.line.number", 9L),
                        entry("db_lifecycle.duration_ms", 2000L),
                        entry("db_lifecycle.family", "migration"),
                        entry("vcs.ref.head.name", "main"));
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everyKindOfEventIsTaken(EventKind kind) {
        OtlpSink sink = sink();
        sink.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(kind, Instant.now()));

        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(collector.pushes())
                .allSatisfy(push -> assertThat(push.status()).isEqualTo(200));
        assertThat(collector.logs()).hasSize(kind.isDetail() ? 0 : 1);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        OtlpSink sink = sink();
        sink.accept(OtlpRuns.anonymous(), OtlpRuns.good().get(0));

        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(OtlpStandIn.values(collector.logs().get(0).getAttributesList()))
                .doesNotContainKeys(
                        "db.namespace", "server.address", "vcs.ref.head.name", "cicd.pipeline.run.url.full");
    }

    @Test
    void aTestSaysOfItselfThatItIsOneAndWhatWasAnswered() {
        Event event = ExampleRuns.event(EventKind.TELEMETRY_TESTED, OtlpRuns.START);
        SinkAnswer answer = sink().test(ExampleRuns.identity("telemetry-test"), event, LONG);

        assertThat(answer)
                .isEqualTo(new SinkAnswer(
                        "OTLP",
                        "127.0.0.1",
                        "traces: it answered 200; metrics: it answered 200; logs: it answered 200",
                        true));
        assertThat(collector.span("TEST telemetry").getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_INTERNAL);
        assertThat(collector.logs()).extracting(LogRecord::getEventName).containsExactly("telemetry.tested");
        assertThat(collector.metrics().keySet()).containsExactly("db_lifecycle.telemetry.tests");
    }

    private OtlpSink sink() {
        OtlpSettings settings =
                OtlpSettingsReader.read(new SettingsSource(variables, Map.of())).orElseThrow();
        return new OtlpSink(settings, new SafeText(new Redactor(settings.secrets())), Clock.systemUTC());
    }

    /** In two parts, as it is while a run goes on. */
    private void send(List<Event> events) {
        OtlpSink sink = sink();
        for (int i = 0; i < events.size(); i++) {
            sink.accept(ExampleRuns.identity("migrate"), events.get(i));
            if (i == events.size() / 2) {
                assertThat(sink.flush(LONG)).isEmpty();
            }
        }
        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(sink.retry()).isEmpty();
        assertThat(collector.pushes())
                .allSatisfy(push -> assertThat(push.status()).isEqualTo(200));
    }

    private static Map<String, String> parents(Map<ByteString, Span> byId) {
        return byId.values().stream()
                .filter(span -> byId.containsKey(span.getParentSpanId()))
                .collect(Collectors.toMap(Span::getName, span -> found(byId, span.getParentSpanId())
                        .getName()));
    }

    private static void lieInTheirParents(Map<ByteString, Span> byId) {
        for (Span span : byId.values()) {
            Span parent = byId.getOrDefault(span.getParentSpanId(), span);
            assertThat(List.of(
                            span.getStartTimeUnixNano() >= parent.getStartTimeUnixNano(),
                            span.getEndTimeUnixNano() <= parent.getEndTimeUnixNano()))
                    .as(span.getName() + " in " + parent.getName())
                    .containsOnly(true);
        }
    }

    private void lasts(String name, long from, long to) {
        assertThat(List.of(
                        collector.span(name).getStartTimeUnixNano(),
                        collector.span(name).getEndTimeUnixNano()))
                .as(name)
                .containsExactly(nanos(from), nanos(to));
    }

    private static long nanos(long millis) {
        return (OtlpRuns.START.toEpochMilli() + millis) * 1_000_000;
    }

    private static long number(Map<String, Metric> metrics, String name, String unit) {
        Metric metric = found(metrics, name);
        assertThat(metric.getUnit()).as(name).isEqualTo(unit);
        List<NumberDataPoint> points = metric.hasSum()
                ? metric.getSum().getDataPointsList()
                : metric.getGauge().getDataPointsList();
        assertThat(points).as(name).hasSize(1);
        return points.get(0).getAsInt();
    }

    private static <K, V> V found(Map<K, V> all, K key) {
        return Objects.requireNonNull(all.get(key), () -> key + " in " + all.keySet());
    }

    private static String text(Span span, String attribute) {
        return found(OtlpStandIn.values(span.getAttributesList()), attribute).toString();
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
