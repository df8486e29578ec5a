package io.github.dblifecycle.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;

/** What a strict collector takes: the messages of opentelemetry-proto, with everything that their comments ask for. */
final class OtlpRules {

    private static final int TRACE_ID = 16;
    private static final int SPAN_ID = 8;

    private OtlpRules() {}

    /** Not taken, and why. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        Refusal(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    static Message read(String path, byte[] body) {
        try {
            Message message =
                    switch (path) {
                        case "/v1/traces" -> traces(ExportTraceServiceRequest.parseFrom(body));
                        case "/v1/metrics" -> metrics(ExportMetricsServiceRequest.parseFrom(body));
                        case "/v1/logs" -> logs(ExportLogsServiceRequest.parseFrom(body));
                        default -> throw new Refusal(404, "no such path");
                    };
            knowsAll(message);
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw new Refusal(400, "no protobuf: " + e.getMessage());
        }
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new Refusal(400, rule);
        }
    }

    private static void knowsAll(Message message) {
        check(message.getUnknownFields().asMap().isEmpty(), "unknown fields");
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            if (field.getValue() instanceof Message inner) {
                knowsAll(inner);
            } else if (field.getValue() instanceof List<?> several) {
                several.forEach(one -> {
                    if (one instanceof Message inner) {
                        knowsAll(inner);
                    }
                });
            }
        }
    }

    private static void source(boolean hasResource, Resource resource, InstrumentationScope scope) {
        check(hasResource, "no resource");
        check(
                resource.getAttributesList().stream()
                        .anyMatch(one -> one.getKey().equals("service.name")),
                "no service.name");
        check(!scope.getName().isEmpty(), "no scope");
    }

    private static void id(ByteString id, int length, boolean mayBeMissing) {
        boolean isThere = id.size() == length && !id.equals(ByteString.copyFrom(new byte[length]));
        check(isThere || (mayBeMissing && id.isEmpty()), "an id of " + id.size() + " bytes, or of zeros");
    }

    private static Message traces(ExportTraceServiceRequest request) {
        request.getResourceSpansList().forEach(from -> from.getScopeSpansList().forEach(scope -> {
            source(from.hasResource(), from.getResource(), scope.getScope());
            scope.getSpansList().forEach(OtlpRules::span);
        }));
        return request;
    }

    private static void span(Span span) {
        id(span.getTraceId(), TRACE_ID, false);
        id(span.getSpanId(), SPAN_ID, false);
        id(span.getParentSpanId(), SPAN_ID, true);
        check(!span.getName().isEmpty(), "a span without a name");
        check(span.getKind() != Span.SpanKind.SPAN_KIND_UNSPECIFIED, "a span without a kind");
        check(span.getStartTimeUnixNano() > 0, "a span without a beginning");
        check(span.getEndTimeUnixNano() >= span.getStartTimeUnixNano(), "a span that ends before it begins");
    }

    private static Message metrics(ExportMetricsServiceRequest request) {
        request.getResourceMetricsList()
                .forEach(from -> from.getScopeMetricsList().forEach(scope -> {
                    source(from.hasResource(), from.getResource(), scope.getScope());
                    scope.getMetricsList().forEach(OtlpRules::metric);
                }));
        return request;
    }

    private static void metric(Metric metric) {
        check(metric.getName().matches("[A-Za-z][-A-Za-z0-9_./]{0,254}"), "a metric's name");
        check(!metric.getUnit().isEmpty(), "a metric without a unit");
        check(!metric.getDescription().isEmpty(), "a metric without a description");
        check(metric.getDataCase() != Metric.DataCase.DATA_NOT_SET, "a metric without data");
        metric.getHistogram().getDataPointsList().forEach(point -> {
            check(point.getBucketCountsCount() == point.getExplicitBoundsCount() + 1, "a histogram's buckets");
            check(
                    point.getBucketCountsList().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            == point.getCount(),
                    "a histogram's count");
            check(point.getTimeUnixNano() >= point.getStartTimeUnixNano(), "a point's time");
        });
    }

    private static Message logs(ExportLogsServiceRequest request) {
        request.getResourceLogsList().forEach(from -> from.getScopeLogsList().forEach(scope -> {
            source(from.hasResource(), from.getResource(), scope.getScope());
            scope.getLogRecordsList().forEach(OtlpRules::record);
        }));
        return request;
    }

    private static void record(LogRecord record) {
        id(record.getTraceId(), TRACE_ID, true);
        id(record.getSpanId(), SPAN_ID, true);
        check(record.getTraceId().isEmpty() == record.getSpanId().isEmpty(), "half a trace context");
        check(record.getTimeUnixNano() > 0, "a log record without a time");
        check(record.getSeverityNumberValue() > 0, "a log record without a severity");
        check(record.hasBody(), "a log record without a body");
    }
}
