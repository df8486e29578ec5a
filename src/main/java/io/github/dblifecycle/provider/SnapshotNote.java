package io.github.dblifecycle.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a branch that is a snapshot says about itself: Neon keeps it with the branch, wherever the branch goes and whoever asks.
 *
 * @param database name of the database that was meant; a branch holds all of them
 * @param instant of the server, not later than the state that is kept
 * @param version of the newest migration that was applied; empty where there was none, or nobody could tell
 */
public record SnapshotNote(String database, ServerInstant instant, Optional<String> version) {

    private static final String KIND = "db-maven-plugin";
    private static final String SNAPSHOT = "snapshot";
    private static final String DATABASE = "database";
    private static final String LSN = "lsn";
    private static final String TIME = "time";
    private static final String VERSION = "version";

    public SnapshotNote {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(instant, "instant");
        Objects.requireNonNull(version, "version");
    }

    /** As Neon keeps it. */
    Map<String, String> annotation() {
        Map<String, String> annotation = new TreeMap<>();
        annotation.put(KIND, SNAPSHOT);
        annotation.put(DATABASE, database);
        annotation.put(LSN, instant.lsn());
        annotation.put(TIME, instant.time().toString());
        version.ifPresent(known -> annotation.put(VERSION, known));
        return annotation;
    }

    /** Empty for what is no note of ours. */
    static Optional<SnapshotNote> of(Map<String, String> annotation) {
        String database = annotation.getOrDefault(DATABASE, "");
        String lsn = annotation.getOrDefault(LSN, "");
        if (!SNAPSHOT.equals(annotation.get(KIND)) || database.isEmpty() || !BranchPoint.AtLsn.isLsn(lsn)) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(annotation.getOrDefault(TIME, ""));
            return Optional.of(new SnapshotNote(
                    database, new ServerInstant(lsn, time), Optional.ofNullable(annotation.get(VERSION))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
