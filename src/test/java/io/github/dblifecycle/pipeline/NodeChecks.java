package io.github.dblifecycle.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of {@code *.test.mjs} that Node runs. {@code .ci/run} installs what they need; without it they are skipped,
 * unless a variable says that they must not be.
 *
 * @param required the variable of the environment that is set where nothing may be skipped
 * @param options of Node, before the names of the files
 */
public record NodeChecks(Path directory, String required, List<String> options) {

    public NodeChecks {
        options = List.copyOf(options);
    }

    /** Runs them all; one that fails fails the test that called this. */
    public void run() throws IOException, InterruptedException {
        boolean ready = Files.isDirectory(directory.resolve("node_modules")) && nodeIsThere();
        assertThat(ready || System.getenv(required) == null)
                .as("npm ci in " + directory)
                .isTrue();
        assumeTrue(ready, "needs node, and npm ci in " + directory);
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(options);
        command.addAll(List.of("--test", "--test-reporter=spec"));
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(command::add);
        }

        Process checks = new ProcessBuilder(command)
                .directory(directory.toFile())
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
