package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupListener.Progress;

/** Hears what a backup does. */
public interface BackupListener {

    /** What is being done. */
    enum Step {
        READING_SCHEMA,
        WRITING,
        CHECKING,
        RESTORING,
        COMPARING
    }

    /** Nobody listens. */
    BackupListener NONE = new BackupListener() {
        @Override
        public void begins(Step step) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void made(BackupOutcome.Done backup) {}
    };

    /** Another step than before. */
    void begins(Step step);

    /** While rows are written, often. */
    void progress(Progress progress);

    /** It is there, and something else follows: a migration. */
    void made(BackupOutcome.Done backup);

    /** There is none, and what was to follow does not. */
    default void failed(BackupOutcome.Failed backup) {}
}
