package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * One run at a time: the advisory lock that Flyway takes for a history table, so that Flyway's own tools wait for us as we
 * wait for them. It is the session's, not a transaction's, because CREATE INDEX CONCURRENTLY waits for every transaction
 * that began before it; and it is held from before the history is read until the connection ends.
 */
final class MigrationLock {

    /** Flyway's number for locks of its own on PostgreSQL; the table's name in quotes makes the rest. */
    private static final long FLYWAY = 77_431_708_279_161L;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final long key;
    private Optional<String> lastHolder = Optional.empty();

    private MigrationLock(long key) {
        this.key = key;
    }

    static MigrationLock of(QualifiedName historyTable) {
        return new MigrationLock(FLYWAY + historyTable.quoted().hashCode());
    }

    /**
     * Waits until no other run has it.
     *
     * @param waiting told who has it, once
     * @return false where the run was ended before
     */
    boolean acquire(Connection connection, RunWatch watch, Consumer<String> waiting) throws SQLException {
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        while (!tryOnce(connection)) {
            lastHolder = holder(connection).or(() -> lastHolder);
            if (!told) {
                told = true;
                waiting.accept(lastHolder.orElse("somebody"));
            }
            double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
            if (!watch.pause(Duration.ofMillis((long) (pause.toMillis() * jitter)))) {
                return false;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        return true;
    }

    /** Who had it when it was last asked for in vain, in words. */
    Optional<String> lastHolder() {
        return lastHolder;
    }

    private boolean tryOnce(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Who has it, in words. */
    Optional<String> holder(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("lock_holder.sql"))) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String application = row.getString("application");
                return Optional.of("process " + row.getInt("pid") + " (user " + row.getString("role")
                        + (application.isEmpty() ? "" : ", " + application) + ", from " + row.getString("client")
                        + ", connected for " + row.getLong("seconds") + " s)");
            }
        }
    }
}
