package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpTraceTest {

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
    void aCheckForDriftIsATask() {
        send(OtlpRuns.drift());

        lasts("drift", 500, 2000);
        assertThat(collector.span("drift").getParentSpanId())
                .isEqualTo(collector.span("RUN db:migrate").getSpanId());
    }

    private void send(List<Event> events) {
        OtlpRuns.send(collector, variables, events);
    }

    private static Map<String, String> parents(Map<ByteString, Span> byId) {
        return byId.values().stream()
                .filter(span -> byId.containsKey(span.getParentSpanId()))
                .collect(Collectors.toMap(Span::getName, span -> OtlpRuns.found(byId, span.getParentSpanId())
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
                .containsExactly(OtlpRuns.nanos(from), OtlpRuns.nanos(to));
    }

    private static String text(Span span, String attribute) {
        return OtlpRuns.found(OtlpStandIn.values(span.getAttributesList()), attribute)
                .toString();
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
