package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A running server that ends with this JVM. On POSIX a shell watches over it: when its standard input ends, because the
 * JVM closed it or was killed, it stops the server and deletes the directory. On Windows nothing watches, and what a
 * killed JVM leaves is removed by the next start.
 */
final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Installation installation;
    private final DataDirectory data;
    private final Optional<Process> watchdog;

    private ServerProcess(Installation installation, DataDirectory data, Optional<Process> watchdog) {
        this.installation = installation;
        this.data = data;
        this.watchdog = watchdog;
    }

    /**
     * Returns once connections are accepted.
     *
     * @throws IOException when the server ended before that, with the end of its log
     */
    static ServerProcess start(Installation installation, ScratchDirectory directory) throws IOException {
        return installation.platform().windows()
                ? startUnwatched(installation, directory)
                : startWatched(installation, directory);
    }

    private static ServerProcess startWatched(Installation installation, ScratchDirectory directory)
            throws IOException {
        DataDirectory data = directory.data();
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                DataDirectory.resource("watchdog.sh"),
                "db-scratch",
                directory.path().toString()));
        command.addAll(
                installation.command("postgres", List.of("-D", data.path().toString())));
        Process watchdog = ProgramRun.prepare(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
                .start();
        ServerProcess server = new ServerProcess(installation, data, Optional.of(watchdog));
        boolean ended = PostmasterFile.poll(START, () -> !watchdog.isAlive() || isReady(data));
        if (ended && watchdog.isAlive()) {
            return server;
        }
        server.close();
        throw new IOException("the server in " + data.path() + (ended ? " ended" : " was not ready in time") + ": "
                + endOf(directory.log()));
    }

    private static ServerProcess startUnwatched(Installation installation, ScratchDirectory directory)
            throws IOException {
        DataDirectory data = directory.data();
        ProgramRun run = installation.run(
                "pg_ctl",
                List.of(
                        "start",
                        "-w",
                        "-D",
                        data.path().toString(),
                        "-l",
                        directory.log().toString()));
        if (run.exitCode() != 0) {
            throw new IOException(run.output() + " " + endOf(directory.log()));
        }
        return new ServerProcess(installation, data, Optional.empty());
    }

    private static boolean isReady(DataDirectory data) {
        return PostmasterFile.read(data).map(PostmasterFile::ready).orElse(false);
    }

    /** The last lines of a server's log, for messages. */
    static String endOf(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "it wrote no log";
        }
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    /** Stops the server without saving anything. Also when the shell that watches was killed. */
    @Override
    public void close() throws IOException {
        if (watchdog.isPresent()) {
            Process process = watchdog.get();
            process.getOutputStream().close();
            if (!ProgramRun.waitFor(process, STOP)) {
                process.destroyForcibly();
            }
        }
        PostmasterFile.killServerOf(data, installation);
    }
}
