package io.github.dblifecycle.backup;

import java.time.Instant;
import java.util.Objects;

/**
 * The instant that a backup shows.
 *
 * @param serverVersion as the server says it, {@code 17.2}
 * @param major for example 17
 * @param standby whether the server replays another's log
 * @param lsn the position in the log at that time (PostgreSQL, pg_current_wal_lsn)
 * @param time by the server's clock
 * @param encoding of the database
 */
public record SnapshotFacts(
        String serverVersion, int major, boolean standby, String lsn, Instant time, String encoding) {

    public SnapshotFacts {
        Objects.requireNonNull(serverVersion, "serverVersion");
        Objects.requireNonNull(lsn, "lsn");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(encoding, "encoding");
    }
}
