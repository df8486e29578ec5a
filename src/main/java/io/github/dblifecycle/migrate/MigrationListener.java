package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Hears of migrations as they run, on the thread they run on. */
public interface MigrationListener {

    /** Hears and says nothing. */
    MigrationListener SILENT = new MigrationListener() {
        @Override
        public void started(Migration migration) {}

        @Override
        public void finished(Migration migration, Duration duration) {}
    };

    /** It is about to run. */
    void started(Migration migration);

    /** It has run; its transaction is about to be committed. */
    void finished(Migration migration, Duration duration);

    /** The database has answered; its server's version as it says it. */
    default void connected(String serverVersion) {}

    /** A statement of a script has run. */
    default void finishedStatement(StatementRun statement) {}

    /**
     * A statement waits for a lock; told once for each statement and whoever holds it, on a thread of its own.
     *
     * @param number of the statement in its script, from 1
     */
    default void waiting(SourcePosition position, int number, Blocker blocker) {}

    /**
     * Where to ask, from any thread and at any time, what the running statement is doing.
     *
     * @param activity empty where there is nothing to tell but that it runs
     */
    default void observed(Supplier<Optional<String>> activity) {}

    /** Another run is migrating this database; its holder in words. */
    default void waitingForOtherRun(String holder) {}

    /**
     * Locks are waited for longer than was asked for, because the server looks for deadlocks, and asks a blocking
     * autovacuum to yield, only after a while.
     *
     * @param limit how long they are waited for now
     * @param deadlockTimeout the server's
     */
    default void lockTimeoutRaised(Duration limit, Duration deadlockTimeout) {}

    /** A migration was rolled back as a whole and will be tried again. */
    default void retrying(Retry retry) {}
}
