package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end.
 *
 * @param output both streams, as far as the program wrote them
 */
record ProgramRun(int exitCode, String output) {

    /**
     * Runs and waits. The output goes through a file, because a server that the program leaves behind may keep a pipe
     * open for ever.
     *
     * @throws IOException when it cannot be started or takes longer than the limit
     */
    static ProgramRun of(List<String> command, Duration limit) throws IOException {
        Path output = Files.createTempFile("db-program-", ".log");
        try {
            Process process = prepare(command)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!waitFor(process, limit)) {
                process.destroyForcibly();
                throw new IOException(
                        command.get(0) + " had not ended after " + limit.toSeconds() + " s: " + text(output));
            }
            return new ProgramRun(process.exitValue(), text(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** True if the program exists and succeeds. */
    static boolean succeeds(List<String> command) {
        try {
            return of(command, Duration.ofSeconds(10)).exitCode() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Without what the user's own environment says about PostgreSQL and languages: the same everywhere. */
    static ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    static boolean waitFor(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new ScratchException("interrupted while PostgreSQL was being started or stopped", e);
        }
    }

    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), Charset.defaultCharset()).strip();
    }
}
