package io.github.dblifecycle.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A whole process, from its start to its end. Its output is kept only to be shown when it fails. */
record Command(String name, Path directory, Map<String, String> environment, List<String> words) {

    Duration run() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int status = process.waitFor();
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        if (status != 0) {
            throw new IllegalStateException(name + " ended with status " + status + ":\n" + output);
        }
        return duration;
    }
}
