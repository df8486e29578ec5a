package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read from its beginning to its end and found whole, before any database is asked: what it is, by its
 * content and not by its name, every CRC, its end, and what its sidecar says of it. It stays open, so that what is restored
 * is what was checked.
 */
public final class CheckedDump implements AutoCloseable {

    private static final byte[] CUSTOM = "PGDMP".getBytes(StandardCharsets.US_ASCII);
    private static final String CLUSTER = "-- PostgreSQL database cluster dump";
    private static final int HEAD = 2000;
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
    private final long bytes;

    private CheckedDump(
            Path path,
            DumpFile file,
            Kind kind,
            Optional<BackupFacts> facts,
            Optional<String> server,
            @Nullable BackupLayout layout,
            long bytes) {
        this.path = path;
        this.file = file;
        this.kind = kind;
        this.facts = facts;
        this.server = server;
        this.layout = layout;
        this.bytes = bytes;
    }

    /**
     * Checks a file.
     *
     * @param most how many bytes it may hold when unpacked, for files of others; empty for 1 GiB, or 200 times the file
     * @param listener hears how far it was read
     * @throws BackupException where it is not to be restored
     */
    public static CheckedDump check(Path path, OptionalLong most, RestoreListener listener) {
        DumpFile file = null;
        boolean whole = false;
        try {
            Optional<BackupFacts> facts = facts(path);
            file = DumpFile.open(path, facts.isPresent());
            most.ifPresent(file::holdsAtMost);
            DumpFile opened = file;
            facts.ifPresent(known -> compare(path, opened, known));
            CheckedDump checked = check(path, file, facts, listener);
            whole = true;
            return checked;
        } catch (NoSuchFileException e) {
            throw BackupException.of(
                    "DB830",
                    "there is no file " + path,
                    "name the backup: -Ddb.file=backups/….sql.gz, or the newest of the environment: -Ddb.file=latest",
                    e);
        } catch (FileSystemException e) {
            throw BackupException.of(
                    "DB830",
                    path + " cannot be read: "
                            + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()),
                    "name a file that this user may read: -Ddb.file=…",
                    e);
        } catch (StrictGunzip.TooMuchContentException e) {
            throw BackupException.of(
                    "DB832",
                    path + " is not restored: " + e.getMessage() + ", out of proportion to its size",
                    "if that is what it should hold: -Ddb.restore.mostContent=…, in bytes",
                    e);
        } catch (DumpScript.RefusedException e) {
            throw BackupException.of(
                    "DB834",
                    path + ":" + e.line() + ": is not restored: it " + e.getMessage(),
                    "make a dump of one database as UTF-8, without --create: pg_dump -E UTF8; or let psql restore it",
                    e);
        } catch (IOException e) {
            throw damaged(path, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        } finally {
            if (file != null && !whole) {
                closeQuietly(file);
            }
        }
    }

    private static void closeQuietly(DumpFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static BackupException damaged(Path path, String why, @Nullable Throwable cause) {
        String message = path + " is damaged or not whole: " + why + "; nothing was touched";
        return cause == null
                ? BackupException.of("DB831", message, TAKE_ANOTHER)
                : BackupException.of("DB831", message, TAKE_ANOTHER, cause);
    }

    /** A sidecar that is there and cannot be read says nothing, and that is no reason to trust the file. */
    private static Optional<BackupFacts> facts(Path path) throws IOException {
        Path sidecar = BackupFile.beside(path, BackupFile.SIDECAR);
        Optional<BackupFacts> facts = BackupFacts.read(sidecar);
        if (facts.isEmpty() && Files.exists(sidecar) && Files.exists(path)) {
            throw damaged(path, "its sidecar " + sidecar.getFileName() + " cannot be read", null);
        }
        if (facts.isPresent() && facts.get().format() > BackupFacts.FORMAT) {
            throw BackupException.of(
                    "DB833",
                    path + " has format " + facts.get().format() + ", of a newer version of the plugin ("
                            + facts.get().plugin() + "); this one knows " + BackupFacts.FORMAT,
                    "use that version, or restore it with psql: gunzip -c FILE | psql");
        }
        return facts;
    }

    private static void compare(Path path, DumpFile file, BackupFacts facts) {
        try {
            if (file.size() != facts.bytes()) {
                throw damaged(
                        path, "it has " + file.size() + " bytes, and its sidecar tells of " + facts.bytes(), null);
            }
        } catch (IOException e) {
            throw damaged(path, String.valueOf(e.getMessage()), e);
        }
        if (!file.sha256().orElseThrow().equals(facts.sha256())) {
            throw damaged(path, "its SHA-256 is not the one that its sidecar tells", null);
        }
        if (facts.content().equals("data")) {
            throw BackupException.of(
                    "DB834",
                    path + " is not restored: it holds rows without the schema (db.backup.part=data)",
                    "load it into a database that has the schema: gunzip -c FILE | psql -v ON_ERROR_STOP=1 -1");
        }
    }

    private static CheckedDump check(Path path, DumpFile file, Optional<BackupFacts> facts, RestoreListener listener)
            throws IOException {
        byte[] head = file.head(HEAD);
        String text = new String(head, StandardCharsets.UTF_8);
        if (text.startsWith(BackupText.FIRST_LINE)) {
            requireKnownFormat(path, text.lines().findFirst().orElse(""));
            file.requireOurs();
            return backup(path, file, facts, listener);
        }
        if (text.startsWith(new String(CUSTOM, StandardCharsets.US_ASCII))) {
            return new CheckedDump(path, file, Kind.ARCHIVE, facts, Optional.empty(), null, file.size());
        }
        if (text.lines().anyMatch(line -> line.startsWith(CLUSTER))) {
            throw unknown(path, "was made by pg_dumpall, for a whole server");
        }
        if (text.lines().anyMatch(line -> line.stripTrailing().equals(DumpScript.HEAD))) {
            return script(path, file, facts, listener);
        }
        throw unknown(path, head.length == 0 ? "is empty" : "is neither a backup of db:backup nor a dump of pg_dump");
    }

    private static void requireKnownFormat(Path path, String first) {
        String format = first.substring(BackupText.FIRST_LINE.length());
        if (!format.equals(String.valueOf(BackupFacts.FORMAT))) {
            throw BackupException.of(
                    "DB833",
                    path + " has format " + format + ", of a newer version of the plugin; this one knows "
                            + BackupFacts.FORMAT,
                    "use a newer version, or restore it with psql: gunzip -c FILE | psql");
        }
    }

    private static BackupException unknown(Path path, String why) {
        return BackupException.of(
                "DB832", path + " " + why + "; nothing was touched", "restore it with the program that goes with it");
    }

    private static CheckedDump backup(Path path, DumpFile file, Optional<BackupFacts> facts, RestoreListener listener)
            throws IOException {
        try (InputStream content = new CountedContent(file.content(), listener)) {
            BackupLayout layout = BackupLayoutReader.read(content);
            if (facts.isPresent()) {
                compare(path, layout, facts.get());
            }
            return new CheckedDump(
                    path, file, Kind.BACKUP, facts, facts.map(BackupFacts::server), layout, layout.bytes());
        }
    }

    /** With the sidecar every table is known by itself. */
    private static void compare(Path path, BackupLayout layout, BackupFacts facts) {
        long rows =
                facts.tables().stream().mapToLong(BackupFacts.TableFacts::rows).sum();
        long objects = facts.largeObjects() == null
                ? 0
                : Objects.requireNonNull(facts.largeObjects()).rows();
        if (rows + objects != layout.rows().rows()) {
            throw damaged(path, "it holds other rows than its sidecar tells of", null);
        }
    }

    private static CheckedDump script(Path path, DumpFile file, Optional<BackupFacts> facts, RestoreListener listener)
            throws IOException {
        CountedContent content = new CountedContent(file.content(), listener);
        try (content) {
            Optional<String> server = DumpScript.read(content, new NothingDone());
            return new CheckedDump(path, file, Kind.SCRIPT, facts, server, null, content.count());
        } catch (SQLException e) {
            throw new IllegalStateException("no database was asked", e);
        }
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
        return layout == null
                ? OptionalInt.empty()
                : OptionalInt.of(layout.sums().size());
    }

    /** How many rows are in it, where that is known. */
    public OptionalLong rows() {
        return layout == null
                ? OptionalLong.empty()
                : OptionalLong.of(layout.blocks().stream()
                        .mapToLong(BackupLayout.Block::rows)
                        .sum());
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
        closeQuietly(file);
    }

    /** Reads only. */
    private static final class NothingDone implements DumpScript.Parts {
        @Override
        public void statement(io.github.dblifecycle.sql.Statement statement, int line) {}

        @Override
        public void rowsBegin(String copy, int line) {}

        @Override
        public void rows(byte[] bytes, int offset, int length) {}

        @Override
        public void rowsEnd() {}
    }
}
