package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system of its own in memory, so small that it can be filled. Only root may make one. */
public final class SmallDisk implements AutoCloseable {

    private static final int PAGE = 4096;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes one.
     *
     * @param bytes how much it holds
     * @return empty where this user or this system may not
     */
    public static Optional<SmallDisk> mount(Path directory, long bytes) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        return run("mount", "-t", "tmpfs", "-o", "size=" + bytes + ",mode=0700", "db-test", directory.toString())
                ? Optional.of(new SmallDisk(directory))
                : Optional.empty();
    }

    public Path directory() {
        return directory;
    }

    /** Somebody else's file takes all room but so much. */
    public void leave(long bytes) throws IOException {
        makeRoom();
        long taken = Files.getFileStore(directory).getUsableSpace() / PAGE - bytes / PAGE;
        byte[] page = new byte[PAGE];
        try (var out = Files.newOutputStream(ballast())) {
            for (long i = 0; i < taken; i++) {
                out.write(page);
            }
        }
    }

    /** Takes that file away. */
    public void makeRoom() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (!run("umount", directory.toString())) {
            run("umount", "-l", directory.toString());
        }
    }
}
