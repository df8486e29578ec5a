package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.QualifiedName;
import io.github.dblifecycle.sql.SqlError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A backup that is written as a whole and on the disk, but has not got its name yet: as such it can be tried. Closed without
 * having been published, it is gone.
 */
public final class UnpublishedBackup implements AutoCloseable {

    /** pg_dump may write another command with a long key behind its last line. */
    private static final int END_OF_DUMP = 400;

    private final BackupFile file;
    private final Map<String, RowSum> sums;
    private final long contentBytes;
    private final BackupFacts.@Nullable RowPlaces places;
    private final String sha256;

    private UnpublishedBackup(
            BackupFile file,
            Map<String, RowSum> sums,
            long contentBytes,
            BackupFacts.@Nullable RowPlaces places,
            String sha256) {
        this.file = file;
        this.sums = new TreeMap<>(sums);
        this.contentBytes = contentBytes;
        this.places = places;
        this.sha256 = sha256;
    }

    /**
     * Reads and writes all of it.
     *
     * @param time stands in the file's name
     * @throws BackupException where something stops it, with what to do; nothing is left of the file then
     */
    public static UnpublishedBackup write(
            BackupSnapshot snapshot,
            BackupContents contents,
            Path directory,
            BackupName name,
            Instant time,
            Compression compression,
            BackupListener listener) {
        return write(snapshot, contents, BackupFile.create(directory, name, time), compression, listener);
    }

    static UnpublishedBackup write(
            BackupSnapshot snapshot,
            BackupContents contents,
            BackupFile file,
            Compression compression,
            BackupListener listener) {
        boolean complete = false;
        try (DataWriter writer =
                new DataWriter(snapshot, file, new Compressors(compression.level(), compression.threads()), listener)) {
            writer.text(BackupText.beginning(contents));
            Map<String, RowSum> sums = writer.sources(sources(contents), compression.readers());
            writer.text(BackupText.sequences(contents.sequences()));
            BackupFacts.RowPlaces places = new BackupFacts.RowPlaces(
                    contents.tables().stream()
                            .map(table -> sums.getOrDefault(table.table().display(), RowSum.NONE)
                                    .bytes())
                            .toList(),
                    writer.contentBytes() - BackupText.ROWS_END.length());
            RowSum all = sums.values().stream().reduce(RowSum.NONE, RowSum::plus);
            writer.text(BackupText.end(contents, all));
            UnpublishedBackup backup = new UnpublishedBackup(file, sums, writer.contentBytes(), places, file.sync());
            complete = true;
            return backup;
        } catch (SQLException | IOException e) {
            throw stopped(e);
        } catch (DataWriter.ReadFailure e) {
            throw stopped(e.reason());
        } finally {
            if (!complete) {
                file.close();
            }
        }
    }

    /**
     * Has pg_dump read all of it.
     *
     * @param options of pg_dump, without those that say where the database is
     * @param sums what the rows add up to, as far as somebody read them
     */
    public static UnpublishedBackup dump(
            BackupSnapshot snapshot,
            ClientPrograms programs,
            List<String> options,
            Map<String, RowSum> sums,
            Path directory,
            BackupName name,
            Instant time,
            Compression compression,
            BackupListener listener) {
        BackupFile file = BackupFile.create(directory, name, time);
        boolean complete = false;
        try (DataWriter writer =
                new DataWriter(snapshot, file, new Compressors(compression.level(), compression.threads()), listener)) {
            List<String> all = new ArrayList<>(options);
            all.add("--snapshot=" + snapshot.name());
            writer.sources(List.of(new DumpSource(programs, snapshot.database(), all)), 1);
            UnpublishedBackup backup = new UnpublishedBackup(file, sums, writer.contentBytes(), null, file.sync());
            complete = true;
            return backup;
        } catch (SQLException | IOException e) {
            throw stopped(e);
        } catch (DataWriter.ReadFailure e) {
            throw stopped(e.reason());
        } finally {
            if (!complete) {
                file.close();
            }
        }
    }

    /**
     * Unpacks what pg_dump wrote.
     *
     * @throws BackupException where it cannot be unpacked or its last line is missing
     */
    public void checkDump() {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(part()), 1 << 16)) {
            byte[] end = new byte[0];
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                byte[] both = Arrays.copyOf(end, end.length + count);
                System.arraycopy(buffer, 0, both, end.length, count);
                end = Arrays.copyOfRange(both, Math.max(0, both.length - END_OF_DUMP), both.length);
            }
            if (!new String(end, StandardCharsets.UTF_8).contains("-- PostgreSQL database dump complete")) {
                throw BackupReader.damaged(part(), "pg_dump's last line is missing", null);
            }
        } catch (IOException e) {
            throw BackupReader.damaged(part(), String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Source> sources(BackupContents contents) {
        List<Source> sources = new ArrayList<>();
        Stretch.of(contents.tables()).forEach(stretch -> sources.add(new TableSource(stretch)));
        if (contents.largeObjects()) {
            sources.add(new LargeObjectSource(contents.owners(), contents.privileges()));
        }
        return sources;
    }

    private static BackupException stopped(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        String reason = cause instanceof SQLException sql
                ? SqlError.of(sql).message() + " (SQLSTATE " + SqlError.of(sql).sqlState() + ")"
                : String.valueOf(cause.getMessage());
        return BackupException.of(
                "DB785",
                "the rows could not be read to their end: " + reason + "; no file was left, earlier backups are as they"
                        + " were",
                "run it again; a server that ends sessions says why in its log",
                cause);
    }

    /**
     * Unpacks the file and compares what is in it with what was read from the database.
     *
     * @throws BackupException where they differ
     */
    public void check(BackupContents contents) throws SQLException {
        BackupSums there = new BackupSums();
        BackupReader.read(part(), there);
        there.difference(contents, sums).ifPresent(what -> {
            throw BackupReader.damaged(part(), "rows of " + what + " in it are not those that were read", null);
        });
    }

    /** Where it is now. */
    public Path part() {
        return file.part();
    }

    /** What it will be called. */
    public Path path() {
        return file.path();
    }

    /** What the rows of each table add up to, by its displayed name; and those of large objects, if they were asked for. */
    public Map<String, RowSum> sums() {
        return Map.copyOf(sums);
    }

    /** What the rows of a table add up to. */
    public RowSum sum(QualifiedName table) {
        return sums.getOrDefault(table.display(), RowSum.NONE);
    }

    public long bytes() {
        return file.length();
    }

    /** Its length when unpacked. */
    public long contentBytes() {
        return contentBytes;
    }

    /** Where rows are in it, where that is known. */
    public BackupFacts.@Nullable RowPlaces places() {
        return places;
    }

    public String sha256() {
        return sha256;
    }

    /** Gives it its name. */
    public void publish(BackupFacts facts) {
        file.publish(facts.json());
    }

    @Override
    public void close() {
        file.close();
    }
}
