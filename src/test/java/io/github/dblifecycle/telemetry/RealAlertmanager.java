package io.github.dblifecycle.telemetry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Prometheus' own Alertmanager, as Debian packages it; it tells a {@link RecordingServer} of every alert, in four ways. */
final class RealAlertmanager implements AutoCloseable {

    private static final String PROGRAM = "prometheus-alertmanager";
    private static final int MOST_TRIES = 600;

    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    RealAlertmanager(Path directory, RecordingServer receiver) throws IOException, InterruptedException {
        boolean isThere = Arrays.stream(String.valueOf(System.getenv("PATH")).split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, PROGRAM)));
        assumeTrue(isThere, PROGRAM + " is not installed");
        Path configuration = directory.resolve("alertmanager.yml");
        Files.writeString(configuration, """
                route:
                  receiver: all
                  group_by: ['...']
                  group_wait: 100ms
                  group_interval: 1s
                  repeat_interval: 1h
                receivers:
                  - name: all
                    webhook_configs:
                      - url: RECEIVER/webhook
                    pagerduty_configs:
                      - url: RECEIVER/pagerduty
                        routing_key: 0123456789abcdef0123456789abcdef
                        component: shop
                        group: production
                        class: migration
                        links:
                          - href: https://example.com
                            text: Runbook
                    opsgenie_configs:
                      - api_url: RECEIVER/opsgenie/
                        api_key: opsgenie-key
                        tags: migration,production
                        priority: P1
                        entity: shop
                    slack_configs:
                      - api_url: RECEIVER/slack
                        channel: '#databases'
                        send_resolved: false
                """.replace("RECEIVER", receiver.address()));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
        process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + configuration,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
        awaitReady();
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < MOST_TRIES && process.isAlive(); i++) {
            try {
                if (get("/-/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("the Alertmanager does not start");
    }

    String address() {
        return address;
    }

    /** As its API tells of them. */
    JsonArray alerts() throws IOException, InterruptedException {
        return JsonParser.parseString(get("/api/v2/alerts").body()).getAsJsonArray();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
