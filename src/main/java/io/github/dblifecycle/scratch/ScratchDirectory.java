package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one scratch server lives. As long as this JVM lives it holds a lock in there; a directory whose lock is free
 * belongs to nobody any more, and the next start removes it together with the server that may still run in it.
 */
final class ScratchDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchDirectory.class);
    private static final String PREFIX = "db-scratch-";
    private static final String LOCK = "owner.lock";
    private static final Duration TIME_TO_LOCK = Duration.ofHours(1);
    private static final long ROOM_NEEDED_BYTES = 1L << 30;

    private final Path path;
    private final FileChannel lockFile;

    private ScratchDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Memory where there is room for it, otherwise the cache directory. */
    static Path preferredPlace(BinariesCache cache, Path memory) {
        try {
            if (cache.platform().linux()
                    && Files.isWritable(memory)
                    && Files.getFileStore(memory).type().equals("tmpfs")
                    && Files.getFileStore(memory).getUsableSpace() >= ROOM_NEEDED_BYTES) {
                return memory;
            }
        } catch (IOException unknown) {
            LOG.debug("Not using {}", memory, unknown);
        }
        return cache.directory().resolve("scratch");
    }

    static ScratchDirectory create(Path place, SecureRandom random) throws IOException {
        Files.createDirectories(place);
        for (int attempt = 0; attempt < 3; attempt++) {
            byte[] id = new byte[6];
            random.nextBytes(id);
            String name = PREFIX + ProcessHandle.current().pid() + "-"
                    + HexFormat.of().formatHex(id);
            Path path = FileTree.createPrivate(place.resolve(name)).root();
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    FileTree.ownerOnly(path, FileTree.readWrite()));
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new ScratchDirectory(path, channel);
            }
            channel.close();
        }
        throw new IOException("no directory in " + place + " could be locked");
    }

    Path path() {
        return path;
    }

    DataDirectory data() {
        return new DataDirectory(path.resolve("data"));
    }

    Path log() {
        return path.resolve("log");
    }

    /** Deletes everything, then gives up the lock: nobody can see it free before nothing is left to take. */
    @Override
    public void close() throws IOException {
        try {
            new FileTree(data().path()).delete();
            Files.deleteIfExists(log());
        } finally {
            lockFile.close();
            new FileTree(path).delete();
        }
    }

    /** Removes what builds left behind that did not end in an orderly way. */
    static void sweep(Path place, Installation installation, Instant now) throws IOException {
        if (!Files.isDirectory(place)) {
            return;
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(place, PREFIX + "*")) {
            directories.forEach(found::add);
        }
        for (Path directory : found) {
            try {
                sweepOne(directory, installation, now);
            } catch (IOException e) {
                LOG.debug("{} was not removed", directory, e);
            }
        }
    }

    private static void sweepOne(Path directory, Installation installation, Instant now) throws IOException {
        if (belongsToThisProcess(directory)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                LOG.info("Removing {}, left behind by a build that was killed", directory);
                PostmasterFile.killServerOf(new DataDirectory(directory.resolve("data")), installation);
                new FileTree(directory.resolve("data")).delete();
            } else {
                return;
            }
        } catch (NoSuchFileException notLockedYet) {
            if (Files.getLastModifiedTime(directory).toInstant().isAfter(now.minus(TIME_TO_LOCK))) {
                return;
            }
        }
        new FileTree(directory).delete();
    }

    /** Not even looked into: to close a lock file would give up the lock that this very process holds on it. */
    private static boolean belongsToThisProcess(Path directory) {
        return String.valueOf(directory.getFileName())
                .startsWith(PREFIX + ProcessHandle.current().pid() + "-");
    }
}
