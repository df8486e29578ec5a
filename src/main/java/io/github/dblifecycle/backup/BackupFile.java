package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is there as a whole or not at all: written under another name, brought to the disk, read again, and only then
 * given its own. Meanwhile its sidecar, which nobody reads before that, is there and locked, so that another run knows it from
 * what a dead one left. The file itself would lose its lock as soon as it is read: POSIX ends all locks of a process on a file
 * when it closes one of its descriptors (fcntl(2), "Advisory record locking").
 */
final class BackupFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackupFile.class);

    static final String PART = ".part";
    static final String SIDECAR = ".json";

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final int MOST_A_SECOND = 1000;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path part;
    private final FileChannel facts;
    private final FileChannel channel;
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long length;
    private boolean published;

    private BackupFile(
            Path file, Path part, FileChannel facts, FileChannel channel, UnaryOperator<OutputStream> through) {
        this.file = file;
        this.part = part;
        this.facts = facts;
        this.channel = channel;
        this.out = through.apply(Channels.newOutputStream(channel));
    }

    /** Begins one, and makes the directory where it is missing. */
    static BackupFile create(Path directory, BackupName name, Instant time) {
        return create(directory, name, time, UnaryOperator.identity());
    }

    /** @param through stands between what is written and the disk */
    static BackupFile create(Path directory, BackupName name, Instant time, UnaryOperator<OutputStream> through) {
        try {
            Files.createDirectories(directory);
            for (int number = 1; number < MOST_A_SECOND; number++) {
                Path file = directory.resolve(name.at(time, number));
                @Nullable BackupFile begun = Files.exists(file) ? null : begin(file, through);
                if (begun != null) {
                    return begun;
                }
            }
            throw new FileAlreadyExistsException(
                    directory.resolve(name.at(time, 1)).toString());
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** Null where another run writes that very file. */
    private static @Nullable BackupFile begin(Path file, UnaryOperator<OutputStream> through) throws IOException {
        Path sidecar = beside(file, SIDECAR + PART);
        @Nullable FileChannel facts = held(sidecar);
        if (facts == null) {
            return null;
        }
        Path part = beside(file, PART);
        try {
            return new BackupFile(file, part, facts, created(part), through);
        } catch (IOException e) {
            deleteQuietly(sidecar);
            facts.close();
            if (e instanceof FileAlreadyExistsException) {
                return null;
            }
            throw e;
        }
    }

    private static FileChannel created(Path path) throws IOException {
        return FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOwner(path));
    }

    /** Null where another run has it. */
    private static @Nullable FileChannel held(Path path) throws IOException {
        FileChannel channel;
        try {
            channel = created(path);
        } catch (FileAlreadyExistsException e) {
            return null;
        }
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null || !Files.exists(path)) {
                LOG.debug("{} was taken for a dead run's", path);
                channel.close();
                return null;
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be locked here", path, e);
        }
        return channel;
    }

    static FileAttribute<?>[] forOwner(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** What it will be called. */
    Path path() {
        return file;
    }

    /** Where it is while it is written. */
    Path part() {
        return part;
    }

    void write(GzipMember member) {
        try {
            member.writeTo(out);
            member.updateTo(digest);
            length += member.length();
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    long length() {
        return length;
    }

    /** Brings it to the disk and reads it again: what is there is what was meant. */
    String sync() {
        try {
            out.flush();
            channel.force(true);
            String meant = HexFormat.of().formatHex(digest.digest());
            String there = sha256(part);
            if (!there.equals(meant)) {
                throw BackupException.of(
                        "DB787",
                        part + " is not what was written to it (SHA-256 " + there + " instead of " + meant
                                + "): the disk or its file system is broken",
                        "keep backups on another disk: -Ddb.backup.directory=…");
            }
            return meant;
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    /**
     * Gives both files their names, that of the sidecar first: a backup that is there has one.
     *
     * @param sidecar what is known about it
     */
    void publish(byte[] sidecar) {
        Path facts = beside(file, SIDECAR);
        try {
            write(sidecar);
            move(beside(file, SIDECAR + PART), facts);
            move(part, file);
            published = true;
            syncDirectory();
        } catch (IOException e) {
            if (!published) {
                deleteQuietly(facts);
            }
            throw unwritable(file, e);
        }
    }

    private void write(byte[] sidecar) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(sidecar);
        while (bytes.hasRemaining()) {
            facts.write(bytes);
        }
        facts.force(true);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** A name is on the disk once its directory is; some systems cannot be asked for that. */
    private void syncDirectory() {
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            LOG.debug("the directory of {} cannot be synced here", file, e);
        }
    }

    static String sha256(Path path) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static BackupException unwritable(Path path, IOException e) {
        String reason = e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : e instanceof FileSystemException ? e.getClass().getSimpleName() : e.getMessage();
        return BackupException.of(
                "DB786",
                "the backup cannot be written, " + path + ": " + reason + "; earlier backups are as they were",
                "make room, or name another directory: -Ddb.backup.directory=…",
                e);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.debug("{} cannot be deleted", path, e);
        }
    }

    /** What was not published is gone. */
    @Override
    public void close() {
        closeQuietly(channel, part);
        if (!published) {
            deleteQuietly(part);
            deleteQuietly(beside(file, SIDECAR + PART));
        }
        closeQuietly(facts, file);
    }

    private static void closeQuietly(FileChannel channel, Path path) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{} cannot be closed", path, e);
        }
    }
}
