package io.github.dblifecycle.migrate;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A migration was rolled back as a whole and will be tried again.
 *
 * @param sqlState why: no lock, a deadlock, a lost connection
 * @param reason the same in words, for people who may see the database: it names who was in the way, and their query
 * @param blocker who was in the way, where that was seen
 * @param attempt the number of the attempt that failed, from 1
 * @param pause how long nothing is done
 */
public record Retry(String sqlState, String reason, Optional<Blocker> blocker, int attempt, Duration pause) {

    public Retry {
        Objects.requireNonNull(sqlState, "sqlState");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(blocker, "blocker");
        Objects.requireNonNull(pause, "pause");
    }
}
