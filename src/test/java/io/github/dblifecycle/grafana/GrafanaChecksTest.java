package io.github.dblifecycle.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs what checks the dashboard, the alerts and the queries of the documents with Grafana's own types and grammar, which
 * there are for JavaScript only. {@code .ci/run} installs what that needs.
 */
final class GrafanaChecksTest {

    private static final Path CHECKS = Path.of("src/test/grafana");

    @Test
    void theDashboardTheAlertsAndEveryQueryHoldWhatGrafanaAndTheEventsSay() throws Exception {
        boolean ready = Files.isDirectory(CHECKS.resolve("node_modules")) && nodeIsThere();
        assertThat(ready || System.getenv("GRAFANA_CHECKS") == null)
                .as("npm ci in " + CHECKS)
                .isTrue();
        assumeTrue(ready, "needs node, and npm ci in " + CHECKS);
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=spec"));
        try (Stream<Path> files = Files.list(CHECKS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(command::add);
        }

        Process checks = new ProcessBuilder(command)
                .directory(CHECKS.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(checks.getInputStream().readAllBytes(), UTF_8);

        assertThat(checks.waitFor()).as(said).isZero();
        assertThat(said).contains("fail 0").doesNotContain("tests 0");
    }

    private static boolean nodeIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
