package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The stand-in refuses what a collector does not take: otherwise that it took something would say nothing. */
class OtlpStandInTest {

    private static final String TRACES = "/v1/traces";

    @Test
    void takesWhatIsRight() {
        assertThat(OtlpRules.read(TRACES, request(span()).toByteArray())).isEqualTo(request(span()));
    }

    @Test
    void refusesFieldsThatNobodyKnows() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request(span()).writeTo(bytes);
        // Field 1000, a varint.
        bytes.writeBytes(new byte[] {(byte) 0xC0, 0x3E, 1});

        refuses(bytes.toByteArray(), "unknown fields");
    }

    @Test
    void refusesUnknownFieldsDeepInside() {
        Span odd = Span.newBuilder(span())
                .setUnknownFields(com.google.protobuf.UnknownFieldSet.newBuilder()
                        .addField(
                                1000,
                                com.google.protobuf.UnknownFieldSet.Field.newBuilder()
                                        .addVarint(1)
                                        .build())
                        .build())
                .build();

        refuses(request(odd).toByteArray(), "unknown fields");
    }

    @Test
    void refusesIdsOfAnotherLength() {
        refuses(
                request(Span.newBuilder(span())
                                .setTraceId(ByteString.copyFromUtf8("0123456789abcdef0123456789abcdef"))
                                .build())
                        .toByteArray(),
                "an id of 32 bytes");
        refuses(
                request(Span.newBuilder(span())
                                .setSpanId(ByteString.copyFrom(new byte[8]))
                                .build())
                        .toByteArray(),
                "or of zeros");
    }

    @Test
    void refusesSpansThatEndBeforeTheyBegin() {
        refuses(request(Span.newBuilder(span()).setEndTimeUnixNano(1).build()).toByteArray(), "ends before it begins");
    }

    @Test
    void refusesWhatSaysNotWhoSends() {
        ExportTraceServiceRequest.Builder nobody = request(span()).toBuilder();
        nobody.getResourceSpansBuilder(0).clearResource();

        refuses(nobody.build().toByteArray(), "no resource");
    }

    @Test
    void refusesAnotherContentType() throws IOException, InterruptedException {
        try (OtlpStandIn collector = new OtlpStandIn()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(collector.address() + TRACES))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                                            request(span()).toByteArray()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(415);
        }
    }

    private static void refuses(byte[] body, String why) {
        assertThatThrownBy(() -> OtlpRules.read(TRACES, body))
                .isInstanceOf(OtlpRules.Refusal.class)
                .hasMessageContaining(why);
    }

    private static Span span() {
        return Span.newBuilder()
                .setTraceId(ByteString.copyFromUtf8("0123456789abcdef"))
                .setSpanId(ByteString.copyFromUtf8("01234567"))
                .setName("a span")
                .setKind(Span.SpanKind.SPAN_KIND_INTERNAL)
                .setStartTimeUnixNano(1000)
                .setEndTimeUnixNano(2000)
                .build();
    }

    private static ExportTraceServiceRequest request(Span span) {
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(KeyValue.newBuilder()
                                        .setKey("service.name")
                                        .setValue(AnyValue.newBuilder().setStringValue("shop"))))
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .setScope(InstrumentationScope.newBuilder().setName("test"))
                                .addSpans(span)))
                .build();
    }
}
