package io.github.dblifecycle.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Stands in for Loki on this machine, with Loki's own rules for what is pushed to it: {@link LokiRules}. It is itself held to
 * a client that others wrote (LokiStandInTest).
 */
final class LokiStandIn implements AutoCloseable {

    static final String PUSH = "/loki/api/v1/push";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<Push> pushes = new CopyOnWriteArrayList<>();
    private final List<LokiRules.Entry> stored = new CopyOnWriteArrayList<>();
    private volatile LokiRules rules = LokiRules.usual();
    private volatile Optional<String> tenant = Optional.empty();

    /** One request as it came, and what was answered. */
    record Push(int status, String answer, String authorization, String encoding, String body) {}

    /** @param stores whether it is stored all the same: an answer that is lost on its way */
    record Fault(int status, Optional<String> retryAfter, boolean stores) {}

    LokiStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Without a path. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void keepTo(LokiRules other) {
        rules = other;
    }

    /** Refuses, from now on, whoever does not name this tenant. */
    void demandTenant(String name) {
        tenant = Optional.of(name);
    }

    /** What the next request is answered. */
    void failNext(int status, Optional<String> retryAfter) {
        faults.add(new Fault(status, retryAfter, false));
    }

    void storeAndFailNext(int status) {
        faults.add(new Fault(status, Optional.empty(), true));
    }

    List<Push> pushes() {
        return List.copyOf(pushes);
    }

    /** In the order in which they came; what came twice the same way is there once, as with Loki. */
    List<LokiRules.Entry> stored() {
        return stored.stream().distinct().toList();
    }

    /** What came twice the same way. */
    int duplicates() {
        return stored.size() - stored().size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String encoding = header(exchange, "Content-Encoding");
            String body = "";
            int status = 204;
            String answer = "";
            try {
                check(exchange, sent);
                body = decoded(sent, encoding);
                Fault fault = faults.poll();
                if (fault == null || fault.stores()) {
                    stored.addAll(rules.read(body, Instant.now()));
                }
                if (fault != null) {
                    fault.retryAfter()
                            .ifPresent(text -> exchange.getResponseHeaders().set("Retry-After", text));
                    throw new LokiRules.Refusal(fault.status(), "fault " + fault.status());
                }
            } catch (LokiRules.Refusal e) {
                stored.addAll(e.storedAllTheSame());
                status = e.status();
                answer = e.answer();
            }
            pushes.add(new Push(status, answer, header(exchange, "Authorization"), encoding, body));
            byte[] text = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
            if (text.length > 0) {
                exchange.getResponseBody().write(text);
            }
        }
    }

    private void check(HttpExchange exchange, byte[] sent) {
        if (!exchange.getRequestURI().toString().equals(PUSH)) {
            throw new LokiRules.Refusal(404, "404 page not found");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new LokiRules.Refusal(405, "method not allowed");
        }
        if (tenant.isPresent() && !header(exchange, "X-Scope-OrgID").equals(tenant.get())) {
            throw new LokiRules.Refusal(401, "no org id");
        }
        String type = header(exchange, "Content-Type").split(";", -1)[0].strip();
        if (!type.equals("application/json")) {
            throw new LokiRules.Refusal(400, "snappy: corrupt input");
        }
        if (sent.length > rules.mostBytes()) {
            throw new LokiRules.Refusal(413, "request body too large");
        }
    }

    private static String decoded(byte[] sent, String encoding) {
        try (InputStream plain = open(sent, encoding)) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LokiRules.Refusal(400, "gzip: invalid header");
        }
    }

    private static InputStream open(byte[] sent, String encoding) throws IOException {
        InputStream raw = new ByteArrayInputStream(sent);
        return switch (encoding) {
            case "" -> raw;
            case "gzip" -> new GZIPInputStream(raw);
            case "deflate" -> new InflaterInputStream(raw);
            default -> throw new LokiRules.Refusal(400, "Content-Encoding \"" + encoding + "\" not supported");
        };
    }

    private static String header(HttpExchange exchange, String name) {
        return new ArrayList<>(exchange.getRequestHeaders().getOrDefault(name, List.of(""))).get(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
