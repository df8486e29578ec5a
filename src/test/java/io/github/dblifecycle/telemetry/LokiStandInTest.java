package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in is no easier than Loki, and no harder: it refuses what Loki refuses, and takes what another client sends. */
class LokiStandInTest {

    /** Where the build puts the client and what it needs, so that it meets no other version of a library in here. */
    private static final Path CLIENT = Path.of(System.getProperty("basedir", ""), "target/loki4j");

    private final String now = Instant.now().getEpochSecond() + "000000000";

    private final LokiStandIn loki = new LokiStandIn();

    @AfterEach
    void stop() {
        loki.close();
    }

    @Test
    void whatAnotherClientSendsIsTaken() throws Exception {
        assumeTrue(Files.isDirectory(CLIENT), "no client in " + CLIENT + ": mvn process-test-resources puts it there");
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(CLIENT)) {
            for (Path jar : files.sorted().toList()) {
                jars.add(jar.toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            logThroughLoki4j(loader);
        }

        assertThat(loki.pushes())
                .isNotEmpty()
                .allSatisfy(push -> assertThat(push.status()).as(push.answer()).isEqualTo(204));
        assertThat(loki.stored()).hasSize(20).allSatisfy(entry -> {
            assertThat(entry.labels()).containsEntry("service_name", "stand-in");
            assertThat(entry.metadata()).containsEntry("thread_name", "main-of-test");
            assertThat(entry.line()).startsWith("line ");
        });
    }

    private void logThroughLoki4j(ClassLoader loader) throws Exception {
        String configuration = """
                <configuration>
                  <appender name="LOKI" class="com.github.loki4j.logback.Loki4jAppender">
                    <http><url>%s</url></http>
                    <batch><maxItems>8</maxItems><timeoutMs>100</timeoutMs></batch>
                    <labels>service_name=stand-in</labels>
                    <structuredMetadata>thread_name=main-of-test</structuredMetadata>
                    <message><pattern>%%msg</pattern></message>
                  </appender>
                  <root level="INFO"><appender-ref ref="LOKI"/></root>
                </configuration>
                """.formatted(loki.address() + LokiStandIn.PUSH);
        Class<?> contextClass = loader.loadClass("ch.qos.logback.classic.LoggerContext");
        Object context = contextClass.getConstructor().newInstance();
        Class<?> joranClass = loader.loadClass("ch.qos.logback.classic.joran.JoranConfigurator");
        Object joran = joranClass.getConstructor().newInstance();
        joranClass
                .getMethod("setContext", loader.loadClass("ch.qos.logback.core.Context"))
                .invoke(joran, context);
        joranClass
                .getMethod("doConfigure", InputStream.class)
                .invoke(joran, new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)));
        Object logger = contextClass.getMethod("getLogger", String.class).invoke(context, "test");
        for (int i = 0; i < 20; i++) {
            logger.getClass().getMethod("info", String.class).invoke(logger, "line " + i + " with \"quotes\" and ä");
        }
        contextClass.getMethod("stop").invoke(context);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a timestamp that is a number | {"streams":[{"stream":{"a":"b"},"values":[[NOW,"x"]]}]}
                    a timestamp in words | {"streams":[{"stream":{"a":"b"},"values":[["2026-01-01T00:00:00Z","x"]]}]}
                    a line that is an object | {"streams":[{"stream":{"a":"b"},"values":[["NOW",{"x":1}]]}]}
                    an entry of one | {"streams":[{"stream":{"a":"b"},"values":[["NOW"]]}]}
                    an entry of four | {"streams":[{"stream":{"a":"b"},"values":[["NOW","x",{},{}]]}]}
                    metadata with a number | {"streams":[{"stream":{"a":"b"},"values":[["NOW","x",{"n":1}]]}]}
                    metadata that is nested | {"streams":[{"stream":{"a":"b"},"values":[["NOW","x",{"n":{"m":"o"}}]]}]}
                    no label | {"streams":[{"stream":{},"values":[["NOW","x"]]}]}
                    a label with a hyphen | {"streams":[{"stream":{"a-b":"c"},"values":[["NOW","x"]]}]}
                    a label twice | {"streams":[{"stream":{"a":"b","a":"c"},"values":[["NOW","x"]]}]}
                    a label that is a number | {"streams":[{"stream":{"a":1},"values":[["NOW","x"]]}]}
                    a line eight days old | {"streams":[{"stream":{"a":"b"},"values":[["OLD","x"]]}]}
                    a line of tomorrow | {"streams":[{"stream":{"a":"b"},"values":[["LATER","x"]]}]}
                    a line that is too long | {"streams":[{"stream":{"a":"b"},"values":[["NOW","LONG"]]}]}
                    half a request | {"streams":[{"stream":{"a":"b"},"values":[["NOW","x"]]}
                    two requests | {"streams":[]}{"streams":[]}
                    quotes of another kind | {'streams':[]}
                    a comma too much | {"streams":[{"stream":{"a":"b"},"values":[["NOW","x"],]}]}
                    """)
    void whatLokiRefusesIsRefused(String what, String body) throws Exception {
        String sent = body.replace("NOW", now)
                .replace("OLD", Instant.now().minus(Duration.ofDays(8)).getEpochSecond() + "000000000")
                .replace("LATER", Instant.now().plus(Duration.ofDays(1)).getEpochSecond() + "000000000")
                .replace("LONG", "x".repeat(256 * 1024 + 1));

        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", "application/json"), bytes(sent)))
                .as(what)
                .isEqualTo(400);
        assertThat(loki.stored()).isEmpty();
    }

    @Test
    void whatIsSoundIsTakenWithAndWithoutGzip() throws Exception {
        String sound = "{\"streams\":[{\"stream\":{\"a\":\"b\"},\"values\":[[\"" + now + "\",\"x\",{\"m\":\"n\"}]]}]}";

        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", "application/json"), bytes(sound)))
                .isEqualTo(204);
        assertThat(status(
                        LokiStandIn.PUSH,
                        Map.of("Content-Type", "application/json; charset=utf-8", "Content-Encoding", "gzip"),
                        gzip(sound)))
                .isEqualTo(204);
        assertThat(loki.duplicates()).isEqualTo(1);
    }

    @Test
    void headersHaveToFit() throws Exception {
        byte[] sound = bytes("{\"streams\":[]}");
        String json = "application/json";

        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", "text/plain"), sound))
                .isEqualTo(400);
        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", json, "Content-Encoding", "br"), sound))
                .isEqualTo(400);
        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", json, "Content-Encoding", "gzip"), sound))
                .isEqualTo(400);
        assertThat(status("/loki/api/v1/push/", Map.of("Content-Type", json), sound))
                .isEqualTo(404);
        loki.demandTenant("a");
        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", json), sound))
                .isEqualTo(401);
        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", json, "X-Scope-OrgID", "a"), sound))
                .isEqualTo(204);
        loki.keepTo(new LokiRules(true, 5));
        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", json, "X-Scope-OrgID", "a"), sound))
                .isEqualTo(413);
    }

    @Test
    void whatIsSoundIsStoredThoughTheRequestIsRefused() throws Exception {
        String partly =
                "{\"streams\":[{\"stream\":{\"a\":\"b\"},\"values\":[[\"" + now + "\",\"good\"],[\"1\",\"old\"]]}]}";

        assertThat(status(LokiStandIn.PUSH, Map.of("Content-Type", "application/json"), bytes(partly)))
                .isEqualTo(400);
        assertThat(loki.stored()).extracting(LokiRules.Entry::line).containsExactly("good");
    }

    private int status(String path, Map<String, String> headers, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(loki.address() + path));
        headers.forEach(request::header);
        return HttpClient.newHttpClient()
                .send(
                        request.POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        }
        return bytes.toByteArray();
    }
}
