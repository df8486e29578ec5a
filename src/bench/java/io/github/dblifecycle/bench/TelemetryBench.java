package io.github.dblifecycle.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What telling others costs: {@code db:migrate} of many scripts with Loki, OpenTelemetry and a webhook, against the same with
 * telemetry switched off; with services that answer at once, and with ones that never do.
 */
public final class TelemetryBench {

    private static final int MIGRATIONS = 500;

    private final PrintStream out =
            new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
    private final String maven;
    private final Path project;

    private TelemetryBench(Path project, String maven) {
        this.project = project;
        this.maven = maven;
    }

    /** @param arguments directory to work in, path of mvn, the plugin's version, number of runs */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]).toAbsolutePath().resolve("telemetry");
        new ManyMigrations(MIGRATIONS).write(project, arguments[2]);
        new TelemetryBench(project, arguments[1]).compare(Integer.parseInt(arguments[3]));
    }

    private void compare(int runs) throws Exception {
        Comparison comparison = new Comparison(out, runs);
        AtomicLong requests = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        HttpServer services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.createContext("/", exchange -> take(exchange, requests, bytes));
        services.setExecutor(Executors.newCachedThreadPool(TelemetryBench::daemon));
        services.start();
        String title = "db:migrate of " + MIGRATIONS + " scripts, ";
        comparison.run(
                title + "telling Loki, OpenTelemetry and a webhook / telling nobody",
                () -> migrate(sinks(services.getAddress().getPort())),
                () -> migrate(Map.of()));
        out.printf("  %d requests, %d kB, in all runs%n", requests.get(), bytes.get() / 1000);
        services.stop(0);
        try (ServerSocket hangs = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            comparison.run(
                    title + "to services that never answer / telling nobody",
                    () -> migrate(sinks(hangs.getLocalPort())),
                    () -> migrate(Map.of()));
        }
    }

    /** As Loki and OpenTelemetry's collector answer to what they take. */
    private static void take(HttpExchange exchange, AtomicLong requests, AtomicLong bytes) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            bytes.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            boolean collector = exchange.getRequestURI().getPath().startsWith("/v1/");
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(collector ? 200 : 204, -1);
        }
    }

    private static Map<String, String> sinks(int port) {
        String address = "http://127.0.0.1:" + port;
        return Map.of(
                "GRAFANA_LOKI_URL", address,
                "OTEL_EXPORTER_OTLP_ENDPOINT", address,
                "DB_WEBHOOK_URL", address + "/hook");
    }

    /** Without sinks, telemetry is off. */
    private void migrate(Map<String, String> sinks) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            HostAndPort host = database.database().url().hosts().get(0);
            Map<String, String> environment = new TreeMap<>(sinks);
            environment.put(
                    "DATABASE_URL_STAGING",
                    "postgresql://" + database.database().user().orElseThrow() + ":"
                            + database.database().password().orElseThrow().reveal() + "@" + host.host() + ":"
                            + host.port() + "/" + database.database().url().database());
            Files.deleteIfExists(project.resolve("target/db/events.jsonl"));
            new Command(
                            "db:migrate",
                            project,
                            environment,
                            List.of(
                                    maven,
                                    "-B",
                                    "-q",
                                    "-o",
                                    "db:migrate",
                                    "-Ddb.env=staging",
                                    "-Ddb.telemetry.incidents=staging",
                                    "-Ddb.telemetry=" + !sinks.isEmpty()))
                    .run();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "service");
        thread.setDaemon(true);
        return thread;
    }
}
