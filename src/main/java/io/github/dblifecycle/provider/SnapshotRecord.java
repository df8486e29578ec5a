package io.github.dblifecycle.provider;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a snapshot, for whoever has to return to it: {@code target/db/snapshot.json}. Times are ISO 8601 in UTC. No
 * user and no secret is in it.
 *
 * @param format 1; a reader refuses a higher one
 * @param kind {@code neon}, {@code template} or {@code file}
 * @param environment whose it is
 * @param database host, port and name of the original
 * @param name of the branch, the database, or the file with its directory
 * @param lsn position of the server's log, not later than the state that is kept
 * @param time the same by the server's clock
 * @param expires when the provider deletes it by itself; null for never
 * @param project at Neon; null for other kinds
 * @param branch its id, likewise
 * @param parentBranch the id of the branch that the environment's URL leads to, likewise
 * @param version of the newest migration that was applied; null where there was none, or nobody could tell
 */
public record SnapshotRecord(
        int format,
        String kind,
        String environment,
        String database,
        String name,
        String lsn,
        String time,
        @Nullable String expires,
        @Nullable String project,
        @Nullable String branch,
        @Nullable String parentBranch,
        @Nullable String version) {

    /** What {@link #format} is today. */
    public static final int FORMAT = 1;

    /** What the file is called. */
    public static final String FILE = "snapshot.json";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    public SnapshotRecord {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(lsn, "lsn");
        Objects.requireNonNull(time, "time");
    }

    /** Of a branch. */
    public static SnapshotRecord neon(
            String environment,
            String database,
            ServerInstant instant,
            String project,
            NeonBranch made,
            String parent,
            Optional<String> version) {
        return new SnapshotRecord(
                FORMAT,
                "neon",
                environment,
                database,
                made.name(),
                instant.lsn(),
                instant.time().toString(),
                made.expires().map(Object::toString).orElse(null),
                project,
                made.id(),
                parent,
                version.orElse(null));
    }

    /** Of what is no branch, {@code template} or {@code file}. */
    public static SnapshotRecord own(
            String kind,
            String environment,
            String database,
            String name,
            ServerInstant instant,
            Optional<String> version) {
        return new SnapshotRecord(
                FORMAT,
                kind,
                environment,
                database,
                name,
                instant.lsn(),
                instant.time().toString(),
                null,
                null,
                null,
                null,
                version.orElse(null));
    }

    /** As it stands in the file. */
    public String json() {
        return GSON.toJson(this) + "\n";
    }

    /** Reads it; empty for what is none, or of a newer version. */
    public static Optional<SnapshotRecord> of(String json) {
        try {
            return Optional.ofNullable(GSON.fromJson(json, SnapshotRecord.class))
                    .filter(found -> found.format() == FORMAT);
        } catch (RuntimeException e) {
            // No JSON, or somebody else's: what a record refuses, Gson throws as it likes.
            return Optional.empty();
        }
    }

    /** What there is to tell, in the order in which a person wants to read it. */
    public Map<String, String> told() {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("kind", kind);
        all.put("name", name);
        all.put("database", database);
        all.put("lsn", lsn);
        all.put("time", time);
        all.put("version", version);
        all.put("expires", expires);
        all.put("project", project);
        all.put("branch", branch);
        all.put("parentBranch", parentBranch);
        Map<String, String> told = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            if (value != null) {
                told.put(key, value);
            }
        });
        return told;
    }
}
