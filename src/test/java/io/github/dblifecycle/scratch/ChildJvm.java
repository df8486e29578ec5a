package io.github.dblifecycle.scratch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM that starts a scratch server and keeps it until its standard input ends. */
record ChildJvm(Process process, BufferedReader output) implements AutoCloseable {

    static ChildJvm start(Path cache, Path place) throws IOException {
        String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classpath,
                        ChildJvm.class.getName(),
                        cache.toString(),
                        place.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ChildJvm(process, process.inputReader());
    }

    /** Blocks until the server runs. */
    ScratchFiles awaitServer() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the child JVM started no server");
        }
        return new ScratchFiles(Path.of(line));
    }

    /** The directory of a scratch server in another process. */
    record ScratchFiles(Path directory) {

        DataDirectory data() {
            return new DataDirectory(directory.resolve("data"));
        }

        ProcessHandle server() {
            return PostmasterFile.liveServer(data()).orElseThrow();
        }
    }

    /** A process that ended stays listed until its parent asks for it, and not every container's first process does. */
    static boolean isGone(ProcessHandle process) {
        try {
            return !process.isAlive()
                    || Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                            .contains(") Z ");
        } catch (IOException gone) {
            return !process.isAlive();
        }
    }

    /** Ends as a build does, so that nothing is being deleted any more when the test's directory is. */
    @Override
    public void close() throws IOException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] arguments) throws IOException {
        BinariesCache cache = EmbeddedPostgres.cacheIn(Path.of(arguments[0]));
        ScratchSettings.Embedded settings = new ScratchSettings.Embedded(
                PostgresRelease.ofMajor(PostgresRelease.DEFAULT_MAJOR), cache, Clock.systemUTC());
        Installation installation = cache.installation(settings.release());
        try (EmbeddedScratchServer server =
                EmbeddedScratchServer.start(settings, installation, Path.of(arguments[1]), Ports::free)) {
            System.out.println(server.directory());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
