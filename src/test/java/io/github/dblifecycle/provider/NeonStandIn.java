package io.github.dblifecycle.provider;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands in for Neon's API on this machine. Refuses every request that Neon's description of its API does not allow, and
 * holds its own answers to the same; {@link #problems()} has to be empty in the end. What it keeps is in {@link NeonState}.
 */
public final class NeonStandIn implements AutoCloseable {

    public static final String KEY = "napi_r3al/looking+key=0123456789";
    public static final String PROJECT = "shiny-wind-028834";

    private static final String BASE = "/api/v2";

    private final NeonDescription description = new NeonDescription();
    private final NeonState state = new NeonState(PROJECT);
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** What goes wrong with one request. */
    private record Fault(String method, String path, Kind kind, int status, Optional<String> retryAfter) {

        enum Kind {
            /** Nothing was done, and the answer says so. */
            REFUSED,
            /** It was done, and the connection closes without an answer. */
            DONE_AND_LOST,
            /** It was not done, and the connection closes without an answer. */
            LOST,
            /** It was done, and a proxy answers that it heard nothing. */
            DONE_AND_BAD_GATEWAY,
            NOT_JSON
        }
    }

    public NeonStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** How to reach it. */
    public NeonSettings settings() {
        return settings(Duration.ofMinutes(5));
    }

    public NeonSettings settings(Duration patience) {
        return new NeonSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + BASE),
                new Secret(KEY),
                PROJECT,
                patience);
    }

    public NeonState state() {
        return state;
    }

    /** What was wrong with requests and answers. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Method and path below the project of every request. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many there were of a kind. */
    public long count(String method, String path) {
        return requests.stream().filter((method + " " + path)::equals).count();
    }

    /** The next such request is refused. */
    public NeonStandIn refuse(String method, String path, int status) {
        faults.add(new Fault(method, path, Fault.Kind.REFUSED, status, Optional.empty()));
        return this;
    }

    public NeonStandIn refuse(String method, String path, int status, String retryAfter) {
        faults.add(new Fault(method, path, Fault.Kind.REFUSED, status, Optional.of(retryAfter)));
        return this;
    }

    /** The next such request is done, and its answer is lost. */
    public NeonStandIn loseAnswer(String method, String path) {
        faults.add(new Fault(method, path, Fault.Kind.DONE_AND_LOST, 0, Optional.empty()));
        return this;
    }

    /** The next such request is lost before it is done. */
    public NeonStandIn loseRequest(String method, String path) {
        faults.add(new Fault(method, path, Fault.Kind.LOST, 0, Optional.empty()));
        return this;
    }

    /** The next such request is done, and answered with 502 by somebody in between. */
    public NeonStandIn badGateway(String method, String path) {
        faults.add(new Fault(method, path, Fault.Kind.DONE_AND_BAD_GATEWAY, 502, Optional.empty()));
        return this;
    }

    public NeonStandIn answerHtml(String method, String path) {
        faults.add(new Fault(method, path, Fault.Kind.NOT_JSON, 200, Optional.empty()));
        return this;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (RuntimeException e) {
            problems.add("the stand-in failed: " + e);
            throw e;
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!path.startsWith(BASE + "/projects/" + PROJECT)) {
            problems.add("not Neon's API: " + method + " " + path);
            send(exchange, 404, "");
            return;
        }
        String inProject = path.substring((BASE + "/projects/" + PROJECT).length());
        requests.add(method + " " + inProject);
        Optional<NeonDescription.Operation> operation = description.operation(method, path.substring(BASE.length()));
        if (operation.isEmpty()) {
            problems.add("not described: " + method + " " + path);
            send(exchange, 404, "");
            return;
        }
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        List<String> wrong = new ArrayList<>(headerProblems(exchange, body));
        wrong.addAll(description.parameterProblems(operation.get(), query));
        wrong.addAll(description.bodyProblems(operation.get(), body));
        wrong.forEach(problem -> problems.add(method + " " + inProject + ": " + problem));
        String request = exchange.getRequestHeaders().getFirst("X-Request-ID");
        if (!wrong.isEmpty()) {
            send(exchange, 400, error(request, "BAD_REQUEST", String.join("; ", wrong)));
            return;
        }
        Optional<Fault> fault = faults.stream()
                .filter(one -> one.method().equals(method) && one.path().equals(inProject))
                .findFirst();
        fault.ifPresent(faults::remove);
        if (fault.isPresent() && fault.get().kind() == Fault.Kind.LOST) {
            return;
        }
        NeonReply answer = fault.isPresent() && fault.get().kind() == Fault.Kind.REFUSED
                ? new NeonReply(
                        fault.get().status(),
                        error(request, "CODE_" + fault.get().status(), "not now, " + KEY))
                : done(operation.get(), query, body, request);
        description
                .answerProblems(operation.get(), answer.status(), answer.body())
                .forEach(problem -> problems.add("answer to " + method + " " + inProject + ": " + problem));
        if (fault.isEmpty() || fault.get().kind() == Fault.Kind.REFUSED) {
            fault.flatMap(Fault::retryAfter)
                    .ifPresent(after -> exchange.getResponseHeaders().set("Retry-After", after));
            send(exchange, answer.status(), answer.body());
        } else if (fault.get().kind() == Fault.Kind.DONE_AND_BAD_GATEWAY
                || fault.get().kind() == Fault.Kind.NOT_JSON) {
            send(exchange, fault.get().status(), "<html>of somebody else</html>");
        }
    }

    private NeonReply done(
            NeonDescription.Operation operation, Map<String, String> query, String body, String request) {
        JsonObject asked =
                body.isEmpty() ? new JsonObject() : JsonParser.parseString(body).getAsJsonObject();
        String branch = operation.parameters().getOrDefault("branch_id", "");
        try {
            return switch (operation.method() + operation.path().substring("/projects/{project_id}".length())) {
                case "get" -> state.project();
                case "get/operations" -> state.operations();
                case "get/endpoints" -> state.endpoints();
                case "get/branches" -> state.branches(query);
                case "post/branches" -> state.create(asked);
                case "get/branches/{branch_id}" -> state.branch(branch);
                case "delete/branches/{branch_id}" -> state.delete(branch);
                case "post/branches/{branch_id}/restore" -> state.restore(branch, asked);
                case "get/operations/{operation_id}" ->
                    state.operation(operation.parameters().getOrDefault("operation_id", ""));
                default -> throw new IllegalStateException("not modelled: " + operation);
            };
        } catch (NeonRefusal e) {
            return new NeonReply(e.status(), error(request, e.code(), String.valueOf(e.getMessage())));
        }
    }

    private static List<String> headerProblems(HttpExchange exchange, String body) {
        List<String> wrong = new ArrayList<>();
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            wrong.add("the key is missing");
        }
        try {
            UUID.fromString(String.valueOf(exchange.getRequestHeaders().getFirst("X-Request-ID")));
        } catch (IllegalArgumentException e) {
            wrong.add("X-Request-ID is no id");
        }
        if (!body.isEmpty()
                && !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            wrong.add("the body is not called JSON");
        }
        return wrong;
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new TreeMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static String error(String request, String code, String message) {
        JsonObject error = new JsonObject();
        error.addProperty("request_id", request);
        error.addProperty("code", code);
        error.addProperty("message", message);
        return error.toString();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    static JsonArray array(Iterable<JsonObject> objects) {
        JsonArray array = new JsonArray();
        objects.forEach(array::add);
        return array;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
