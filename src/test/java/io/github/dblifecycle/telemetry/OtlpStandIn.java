package io.github.dblifecycle.telemetry;

import com.google.protobuf.Message;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Stands in for an OpenTelemetry collector on this machine, with {@link OtlpRules}. */
final class OtlpStandIn implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<Push> pushes = new CopyOnWriteArrayList<>();

    /** One request as it came, in plain, and what was answered. */
    record Push(int status, String path, Map<String, String> headers, String body) {}

    /** An answer instead of one that is right. */
    record Fault(int status, String body) {}

    OtlpStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request is not taken. */
    void failNext(int status) {
        failNext(status, "");
    }

    /** @param body of which each character is a byte */
    void failNext(int status, String body) {
        faults.add(new Fault(status, body));
    }

    List<Push> pushes() {
        return List.copyOf(pushes);
    }

    List<Span> spans() {
        return taken(ExportTraceServiceRequest.class, "/v1/traces")
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(from -> from.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    Span span(String name) {
        List<Span> found =
                spans().stream().filter(span -> span.getName().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " spans " + name + " in "
                    + spans().stream().map(Span::getName).toList());
        }
        return found.get(0);
    }

    /** The latest of each name. */
    Map<String, Metric> metrics() {
        return taken(ExportMetricsServiceRequest.class, "/v1/metrics")
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(from -> from.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .collect(Collectors.toMap(Metric::getName, metric -> metric, (older, newer) -> newer, TreeMap::new));
    }

    List<LogRecord> logs() {
        return taken(ExportLogsServiceRequest.class, "/v1/logs")
                .flatMap(request -> request.getResourceLogsList().stream())
                .flatMap(from -> from.getScopeLogsList().stream())
                .flatMap(scope -> scope.getLogRecordsList().stream())
                .toList();
    }

    /** Of the first trace. */
    Resource resource() {
        return taken(ExportTraceServiceRequest.class, "/v1/traces")
                .findFirst()
                .orElseThrow()
                .getResourceSpans(0)
                .getResource();
    }

    static Map<String, Object> values(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(KeyValue::getKey, one -> value(one.getValue()), (a, b) -> a, TreeMap::new));
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> value.getIntValue();
            case BOOL_VALUE -> value.getBoolValue();
            default ->
                value.getArrayValue().getValuesList().stream()
                        .map(OtlpStandIn::value)
                        .toList();
        };
    }

    private <T extends Message> Stream<T> taken(Class<T> type, String path) {
        return pushes.stream()
                .filter(push -> push.status() == 200 && push.path().equals(path))
                .map(push -> type.cast(OtlpRules.read(path, push.body().getBytes(StandardCharsets.ISO_8859_1))));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            String path = exchange.getRequestURI().toString();
            byte[] plain = sent;
            int status = 200;
            String answer = "";
            try {
                if (!exchange.getRequestMethod().equals("POST")) {
                    throw new OtlpRules.Refusal(405, "not a POST");
                }
                if (!"application/x-protobuf".equals(headers.get("Content-Type"))) {
                    throw new OtlpRules.Refusal(415, "unsupported media type");
                }
                plain = decoded(sent, headers.getOrDefault("Content-Encoding", ""));
                OtlpRules.read(path, plain);
                Fault fault = faults.poll();
                if (fault != null) {
                    status = fault.status();
                    answer = fault.body();
                }
            } catch (OtlpRules.Refusal e) {
                status = e.status();
                answer = String.valueOf(e.getMessage());
            }
            pushes.add(new Push(status, path, headers, new String(plain, StandardCharsets.ISO_8859_1)));
            byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static byte[] decoded(byte[] sent, String encoding) throws IOException {
        if (encoding.isEmpty()) {
            return sent;
        }
        if (!encoding.equals("gzip")) {
            throw new OtlpRules.Refusal(400, "encoding " + encoding);
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return plain.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
