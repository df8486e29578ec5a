package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a running server writes into its data directory (PostgreSQL, "73.1. Database File Layout": postmaster.pid).
 *
 * @param process number of the server's first process
 * @param directory the data directory as the server knows it
 * @param started to the second
 * @param port 0 where it is not written yet
 * @param ready whether connections are accepted
 */
record PostmasterFile(long process, String directory, Instant started, int port, boolean ready) {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    static Path in(DataDirectory data) {
        return data.path().resolve("postmaster.pid");
    }

    /** Empty where there is none, or none that was written to its end. */
    static Optional<PostmasterFile> read(DataDirectory data) {
        try {
            List<String> lines = Files.readAllLines(in(data), StandardCharsets.UTF_8);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()),
                    lines.get(1),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
                    lines.get(3).isBlank() ? 0 : Integer.parseInt(lines.get(3).strip()),
                    lines.size() >= 8 && lines.get(7).strip().equals("ready")));
        } catch (IOException | NumberFormatException absentOrHalfWritten) {
            return Optional.empty();
        }
    }

    /**
     * The server's process if it lives and is the server of this very directory: after a crash of the machine the
     * number may belong to anybody.
     */
    private Optional<ProcessHandle> process(DataDirectory data) {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).filter(found -> isServerOf(data, found.info()));
    }

    private boolean isServerOf(DataDirectory data, ProcessHandle.Info info) {
        if (!sameDirectory(data)) {
            return false;
        }
        if (info.arguments().isPresent()) {
            return Stream.of(info.arguments().get())
                    .anyMatch(argument -> argument.equals(directory)
                            || argument.equals(data.path().toString()));
        }
        boolean program =
                info.command().map(command -> command.contains("postgres")).orElse(false);
        return program
                && info.startInstant()
                        .map(instant -> Duration.between(instant, started).abs().compareTo(CLOCK_SKEW) < 0)
                        .orElse(false);
    }

    private boolean sameDirectory(DataDirectory data) {
        try {
            return Files.isSameFile(Path.of(directory), data.path());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Ends a server whose data nobody needs any more, at once. */
    static void killServerOf(DataDirectory data, Installation installation) throws IOException {
        Optional<ProcessHandle> server = liveServer(data);
        if (server.isEmpty()) {
            return;
        }
        List<ProcessHandle> children = server.get().descendants().toList();
        installation.run(
                "pg_ctl", List.of("kill", "QUIT", Long.toString(server.get().pid())));
        if (!poll(Duration.ofSeconds(10), () -> liveServer(data).isEmpty())) {
            server.get().destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            poll(Duration.ofSeconds(10), () -> liveServer(data).isEmpty());
        }
    }

    /** The process of the server that runs on a directory now. */
    static Optional<ProcessHandle> liveServer(DataDirectory data) {
        return read(data).flatMap(file -> file.process(data));
    }

    /** Waits for a condition, looking every few milliseconds; false when the limit passed first. */
    static boolean poll(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ScratchException("interrupted while waiting for PostgreSQL", e);
            }
        }
        return true;
    }
}
