package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpIsLoadedWhenNeededTest {

    @TempDir
    Path directory;

    @Test
    void aRunThatSendsNothingNeedsNoOpenTelemetry() throws Exception {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String without = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("opentelemetry"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(without).hasSizeLessThan(all.length());
        Path events = directory.resolve("events.jsonl");

        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        without,
                        RunWithoutOtlp.class.getName(),
                        events.toString())
                .inheritIO()
                .start();

        assertThat(run.waitFor()).isZero();
        assertThat(Files.readAllLines(events)).hasSize(9);
    }
}
