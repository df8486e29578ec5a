package io.github.dblifecycle.migrate;

import java.time.Duration;

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
}
