package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.UndoListener;

/** Hears what a rollback does. */
public interface RollbackListener extends UndoListener {

    /** What is being done. */
    enum Step {
        READING,
        TRYING,
        COUNTING,
        ACTING,
        /** The server copies a snapshot. */
        COPYING,
        /** The provider sets the database back. */
        SETTING_BACK,
        /** The database is waited for. */
        CONNECTING,
        CHECKING
    }

    /** Another step than before. */
    void begins(Step step);

    /** A backup is restored. */
    RestoreListener restoring();

    /** It was rolled back, by this way; for those who are to know. */
    void rolledBack(Target target, RollbackWay way, String words);
}
