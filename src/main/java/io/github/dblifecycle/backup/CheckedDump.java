package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that was found whole before any database is asked: what it is, by its content and not by its name, every CRC, its
 * end, and what its sidecar says of it. It stays open, so that what is restored is what was checked.
 */
public final class CheckedDump implements AutoCloseable {

    private static final String TAKE_ANOTHER = "take another one; nothing was touched";

    /** What a file is. */
    public enum Kind {
        /** Of db:backup, by the engine jdbc. */
        BACKUP,
        /** Plain text of pg_dump. */
        SCRIPT,
        /** The format {@code custom} of pg_dump. */
        ARCHIVE
    }

    private final Path path;
    private final DumpFile file;
    private final Kind kind;
    private final Optional<BackupFacts> facts;
    private final Optional<String> server;
    private final @Nullable BackupLayout layout;
    private final OptionalLong rows;
    private final long bytes;

    /**
     * @param layout of a {@link Kind#BACKUP}, else null
     * @param rows of its tables, where that is known
     */
    CheckedDump(
            Path path,
            DumpFile file,
            Kind kind,
            Optional<BackupFacts> facts,
            Optional<String> server,
            @Nullable BackupLayout layout,
            OptionalLong rows,
            long bytes) {
        this.path = path;
        this.file = file;
        this.kind = kind;
        this.facts = facts;
        this.server = server;
        this.layout = layout;
        this.rows = rows;
        this.bytes = bytes;
    }

    /**
     * Checks a file. One whose sidecar has its SHA-256 is byte for byte what db:backup wrote, and its rows are added up when
     * they are loaded; any other is read to its end here.
     *
     * @param most how many bytes it may hold when unpacked, for files of others; empty for 1 GiB, or 200 times the file
     * @param toTheEnd whether it is read to its end in any case
     * @param listener hears how far it was read
     * @throws BackupException where it is not to be restored
     */
    public static CheckedDump check(Path path, OptionalLong most, boolean toTheEnd, RestoreListener listener) {
        return new DumpCheck(path, most, toTheEnd, listener).run();
    }

    static BackupException damaged(Path path, String why, @Nullable Throwable cause) {
        String message = path + " is damaged or not whole: " + why + "; nothing was touched";
        return cause == null
                ? BackupException.of("DB831", message, TAKE_ANOTHER)
                : BackupException.of("DB831", message, TAKE_ANOTHER, cause);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    public Kind kind() {
        return kind;
    }

    /** What its sidecar tells, where it has one. */
    public Optional<BackupFacts> facts() {
        return facts;
    }

    /** Version of the server that it was taken from, as far as that is known. */
    public Optional<String> server() {
        return server;
    }

    /** Its first number. */
    public OptionalInt serverMajor() {
        return major(server);
    }

    /** The first number of a version. */
    public static OptionalInt major(Optional<String> version) {
        String number = version.orElse("").split("\\D", 2)[0];
        return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
    }

    /** How many tables have rows in it, where that is known. */
    public OptionalInt tables() {
        return layout == null ? OptionalInt.empty() : OptionalInt.of(layout.tables());
    }

    /** How many rows are in it, where that is known. */
    public OptionalLong rows() {
        return rows;
    }

    /** What there is to do, in bytes. */
    public long bytes() {
        return bytes;
    }

    DumpFile file() {
        return file;
    }

    /** Of a {@link Kind#BACKUP}. */
    BackupLayout layout() {
        return Objects.requireNonNull(layout, "a backup has a layout");
    }

    /** Answers the statements that make the roles which are missing on a server; empty where none is named. */
    public Optional<String> rolesQuery() {
        return layout == null || layout.rolesQuery().isEmpty() ? Optional.empty() : Optional.of(layout.rolesQuery());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
