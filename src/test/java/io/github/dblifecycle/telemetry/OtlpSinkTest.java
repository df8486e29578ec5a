package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtlpSinkTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final OtlpStandIn collector = new OtlpStandIn();
    private final Map<String, String> variables =
            new HashMap<>(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()));

    @AfterEach
    void stop() {
        collector.close();
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
        Metric duration = OtlpRuns.found(metrics, "cicd.pipeline.run.duration");
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
        assertThat(OtlpRuns.found(metrics, "db_lifecycle.script.duration")
                        .getHistogram()
                        .getDataPoints(0)
                        .getSum())
                .isEqualTo(3.0);
        assertThat(OtlpRuns.found(metrics, "db_lifecycle.runs").getSum().getIsMonotonic())
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
    }

    @Test
    void metricsAreDeltasWhereThatIsWanted() {
        variables.put("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta");
        variables.put("OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", "base2_exponential_bucket_histogram");
        send(OtlpRuns.good());

        assertThat(OtlpRuns.found(collector.metrics(), "db_lifecycle.runs")
                        .getSum()
                        .getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        assertThat(OtlpRuns.found(collector.metrics(), "cicd.pipeline.run.duration")
                        .hasExponentialHistogram())
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
        assertThat(failed.getTimeUnixNano()).isEqualTo(OtlpRuns.nanos(3000));
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
        OtlpSink sink = OtlpRuns.sink(variables);
        sink.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(kind, Instant.now()));

        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(collector.pushes())
                .allSatisfy(push -> assertThat(push.status()).isEqualTo(200));
        assertThat(collector.logs()).hasSize(kind.isDetail() ? 0 : 1);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        OtlpSink sink = OtlpRuns.sink(variables);
        sink.accept(OtlpRuns.anonymous(), OtlpRuns.good().get(0));

        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(OtlpStandIn.values(collector.logs().get(0).getAttributesList()))
                .doesNotContainKeys(
                        "db.namespace", "server.address", "vcs.ref.head.name", "cicd.pipeline.run.url.full");
    }

    @Test
    void aTestSaysOfItselfThatItIsOneAndWhatWasAnswered() {
        Event event = ExampleRuns.event(EventKind.TELEMETRY_TESTED, OtlpRuns.START);
        SinkAnswer answer = OtlpRuns.sink(variables).test(ExampleRuns.identity("telemetry-test"), event, LONG);

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

    private void send(List<Event> events) {
        OtlpRuns.send(collector, variables, events);
    }

    private static long number(Map<String, Metric> metrics, String name, String unit) {
        Metric metric = OtlpRuns.found(metrics, name);
        assertThat(metric.getUnit()).as(name).isEqualTo(unit);
        List<NumberDataPoint> points = metric.hasSum()
                ? metric.getSum().getDataPointsList()
                : metric.getGauge().getDataPointsList();
        assertThat(points).as(name).hasSize(1);
        return points.get(0).getAsInt();
    }
}
