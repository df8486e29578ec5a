package io.github.dblifecycle.telemetry;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes every request and keeps it. */
final class RecordingServer implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<Recorded> recorded = new LinkedBlockingQueue<>();
    private volatile int status = 202;

    /** @param headers by their names in lower case */
    record Recorded(String method, String uri, Map<String, String> headers, String body) {

        JsonElement json() {
            return JsonParser.parseString(body);
        }
    }

    RecordingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(int other) {
        status = other;
    }

    /** Waits for the next; fails if none comes. */
    Recorded next() throws InterruptedException {
        Recorded next = recorded.poll(Duration.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new AssertionError("no request came");
        }
        return next;
    }

    /** Those that nobody asked for yet. */
    List<Recorded> rest() {
        List<Recorded> rest = new ArrayList<>();
        recorded.drainTo(rest);
        return rest;
    }

    private void handle(HttpExchange exchange) throws IOException {
        int answered = status;
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            recorded.add(new Recorded(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answered, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
