package io.github.dblifecycle.backup;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a backup: the file beside it, {@code NAME.sql.gz.json}. Times are ISO 8601 in UTC, sums 16 hexadecimal
 * digits; sizes are bytes.
 *
 * @param format 1; a reader refuses a higher one
 * @param file the name of the backup, without its directory
 * @param environment whose it is
 * @param database host, port and name; no user, no password
 * @param engine {@code jdbc} or {@code pg_dump}
 * @param plugin version of the plugin
 * @param server version of the server
 * @param snapshotTime the instant it shows, by the server's clock
 * @param lsn position of the server's log at that time
 * @param migrationVersion the newest version in Flyway's history at that time; null where there is none
 * @param content {@code all}, {@code schema} or {@code data}
 * @param verified {@code none}, {@code checksum} or {@code restore}
 * @param bytes of the file
 * @param contentBytes when unpacked; 0 where pg_dump wrote it
 * @param sha256 of the file
 * @param tables sorted by name; empty where pg_dump wrote it
 * @param sequences sorted by name
 * @param roles that the file names; a server without them gets them with {@code psql -v create_roles=1}
 * @param leftOut what the database has and the file does not
 * @param places where rows are in the file; null where pg_dump wrote it
 */
public record BackupFacts(
        int format,
        String file,
        String environment,
        String database,
        String engine,
        String plugin,
        String server,
        String snapshotTime,
        String lsn,
        @Nullable String migrationVersion,
        String content,
        String verified,
        long bytes,
        long contentBytes,
        String sha256,
        List<TableFacts> tables,
        @Nullable TableFacts largeObjects,
        List<SequenceFacts> sequences,
        List<String> roles,
        List<String> leftOut,
        @Nullable RowPlaces places) {

    /** What {@link #format} is today. */
    public static final int FORMAT = 1;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .setFieldNamingPolicy(FieldNamingPolicy.IDENTITY)
            .create();

    /**
     * What a table holds.
     *
     * @param name as it is displayed
     * @param rows how many
     * @param checksum sum of the XXH64 of the rows' lines as COPY prints them, so that their order does not matter
     */
    public record TableFacts(String name, long rows, String checksum) {}

    /** How far a sequence has counted. */
    public record SequenceFacts(String name, long last, boolean called) {}

    /**
     * Where rows are: with that they are found without unpacking what stands between.
     *
     * @param lengths of the rows of each table in bytes, in the order of the file, which may hold a table more than once
     * @param end where the line behind all rows begins in the content
     */
    public record RowPlaces(List<Long> lengths, long end) {
        public RowPlaces {
            lengths = List.copyOf(lengths);
        }
    }

    public BackupFacts {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        roles = List.copyOf(roles);
        leftOut = List.copyOf(leftOut);
    }

    /** How many rows it has. */
    long rowsOfTables() {
        return tables.stream().mapToLong(TableFacts::rows).sum();
    }

    /** The same with those of large objects. */
    long rows() {
        TableFacts objects = largeObjects;
        return rowsOfTables() + (objects == null ? 0 : objects.rows());
    }

    /** As it stands in the sidecar. */
    byte[] json() {
        return (GSON.toJson(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the sidecar of a backup.
     *
     * @param backup the backup itself
     * @return empty where it has none, or one that is not ours
     */
    public static Optional<BackupFacts> of(Path backup) throws IOException {
        return read(BackupFile.beside(backup, BackupFile.SIDECAR));
    }

    static Optional<BackupFacts> read(Path sidecar) throws IOException {
        try {
            @Nullable
            BackupFacts facts = GSON.fromJson(Files.readString(sidecar, StandardCharsets.UTF_8), BackupFacts.class);
            return facts == null || facts.format() < 1 ? Optional.empty() : Optional.of(facts);
        } catch (NoSuchFileException | JsonParseException | java.nio.charset.CharacterCodingException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // A list that is missing: somebody else's JSON.
            return Optional.empty();
        }
    }
}
