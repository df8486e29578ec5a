package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told reaches Loki although the process is killed (SIGTERM) the moment after. */
class TelemetryAtKillTest {

    private static final long LONGEST_SECONDS = 120;

    @TempDir
    private Path directory;

    @Test
    void whatWasToldIsSent() throws Exception {
        try (LokiStandIn loki = new LokiStandIn()) {
            kill(loki.address(), "silent");

            assertThat(events(loki)).containsExactly("run.started");
            assertThat(Files.readAllLines(directory.resolve("events.jsonl"))).hasSize(1);
        }
    }

    @Test
    void lastWordsOfTheRunAreWaitedFor() throws Exception {
        try (LokiStandIn loki = new LokiStandIn()) {
            kill(loki.address(), "speaks");

            assertThat(events(loki)).containsExactly("run.started", "run.interrupted");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS", "DRIPS"})
    void aSinkThatHangsHoldsUpNoKill(FaultyPeer.Fault fault) throws Exception {
        try (FaultyPeer peer = new FaultyPeer(fault)) {
            kill(peer.address(), "silent");

            assertThat(Files.readAllLines(directory.resolve("events.jsonl"))).hasSize(1);
        }
    }

    private void kill(String loki, String words) throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledRun.class.getName(),
                        loki,
                        directory.resolve("events.jsonl").toString(),
                        words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("told");
            run.destroy();
            assertThat(run.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            run.destroyForcibly();
        }
    }

    private static List<String> events(LokiStandIn loki) {
        return loki.stored().stream()
                .map(entry -> entry.metadata().getOrDefault("event", ""))
                .toList();
    }
}
