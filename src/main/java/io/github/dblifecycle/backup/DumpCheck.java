package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is and whether it is whole. */
record DumpCheck(Path path, OptionalLong most, boolean toTheEnd, RestoreListener listener) {

    private static final byte[] CUSTOM = "PGDMP".getBytes(StandardCharsets.US_ASCII);
    private static final String CLUSTER = "-- PostgreSQL database cluster dump";
    private static final int HEAD = 2000;

    /** @throws BackupException where it is not to be restored */
    CheckedDump run() {
        DumpFile file = null;
        boolean whole = false;
        try {
            Optional<BackupFacts> facts = facts();
            file = DumpFile.open(path, facts.isPresent());
            most.ifPresent(file::holdsAtMost);
            DumpFile opened = file;
            facts.ifPresent(known -> compare(opened, known));
            CheckedDump checked = check(file, facts);
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
            throw damaged(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
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
            throw new UncheckedIOException(e);
        }
    }

    private BackupException damaged(String why, @Nullable Throwable cause) {
        return CheckedDump.damaged(path, why, cause);
    }

    /** A sidecar that is there and cannot be read says nothing, and that is no reason to trust the file. */
    private Optional<BackupFacts> facts() throws IOException {
        Path sidecar = BackupFile.beside(path, BackupFile.SIDECAR);
        Optional<BackupFacts> facts = BackupFacts.read(sidecar);
        if (facts.isEmpty() && Files.exists(sidecar) && Files.exists(path)) {
            throw damaged("its sidecar " + sidecar.getFileName() + " cannot be read", null);
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

    private void compare(DumpFile file, BackupFacts facts) {
        try {
            if (file.size() != facts.bytes()) {
                throw damaged("it has " + file.size() + " bytes, and its sidecar tells of " + facts.bytes(), null);
            }
        } catch (IOException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
        if (!file.sha256().orElseThrow().equals(facts.sha256())) {
            throw damaged("its SHA-256 is not the one that its sidecar tells", null);
        }
        if (facts.content().equals("data")) {
            throw BackupException.of(
                    "DB834",
                    path + " is not restored: it holds rows without the schema (db.backup.part=data)",
                    "load it into a database that has the schema: gunzip -c FILE | psql -v ON_ERROR_STOP=1 -1");
        }
    }

    private CheckedDump check(DumpFile file, Optional<BackupFacts> facts) throws IOException {
        byte[] head = file.head(HEAD);
        String text = new String(head, StandardCharsets.UTF_8);
        if (text.startsWith(BackupText.FIRST_LINE)) {
            requireKnownFormat(text.lines().findFirst().orElse(""));
            file.requireOurs();
            return backup(file, facts);
        }
        if (text.startsWith(new String(CUSTOM, StandardCharsets.US_ASCII))) {
            return new CheckedDump(
                    path,
                    file,
                    CheckedDump.Kind.ARCHIVE,
                    facts,
                    Optional.empty(),
                    null,
                    OptionalLong.empty(),
                    file.size());
        }
        if (text.lines().anyMatch(line -> line.startsWith(CLUSTER))) {
            throw unknown("was made by pg_dumpall, for a whole server");
        }
        if (text.lines().anyMatch(line -> line.stripTrailing().equals(DumpScript.HEAD))) {
            return script(file, facts);
        }
        throw unknown(head.length == 0 ? "is empty" : "is neither a backup of db:backup nor a dump of pg_dump");
    }

    private void requireKnownFormat(String first) {
        String format = first.substring(BackupText.FIRST_LINE.length());
        if (!format.equals(String.valueOf(BackupFacts.FORMAT))) {
            throw BackupException.of(
                    "DB833",
                    path + " has format " + format + ", of a newer version of the plugin; this one knows "
                            + BackupFacts.FORMAT,
                    "use a newer version, or restore it with psql: gunzip -c FILE | psql");
        }
    }

    private BackupException unknown(String why) {
        return BackupException.of(
                "DB832", path + " " + why + "; nothing was touched", "restore it with the program that goes with it");
    }

    private CheckedDump backup(DumpFile file, Optional<BackupFacts> facts) throws IOException {
        BackupFacts.@Nullable RowPlaces places = toTheEnd || !file.hasMembers()
                ? null
                : facts.map(BackupFacts::places).orElse(null);
        try (InputStream content =
                new CountedContent(places == null ? file.content() : file.sparseContent(), listener)) {
            BackupLayoutReader.Found found = BackupLayoutReader.read(content, places);
            @Nullable BackupSums read = found.sums();
            if (read != null
                    && facts.isPresent()
                    && facts.get().rows() != read.all().rows()) {
                throw damaged("it holds other rows than its sidecar tells of", null);
            }
            OptionalLong rows = read == null
                    ? OptionalLong.of(facts.orElseThrow().rowsOfTables())
                    : OptionalLong.of(read.ofTables().rows());
            return new CheckedDump(
                    path,
                    file,
                    CheckedDump.Kind.BACKUP,
                    facts,
                    facts.map(BackupFacts::server),
                    found.layout(),
                    rows,
                    found.layout().bytes());
        }
    }

    private CheckedDump script(DumpFile file, Optional<BackupFacts> facts) throws IOException {
        CountedContent content = new CountedContent(file.content(), listener);
        try (content) {
            Optional<String> server = DumpScript.read(content, new NothingDone());
            return new CheckedDump(
                    path, file, CheckedDump.Kind.SCRIPT, facts, server, null, OptionalLong.empty(), content.count());
        } catch (SQLException e) {
            throw new IllegalStateException("no database was asked", e);
        }
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
