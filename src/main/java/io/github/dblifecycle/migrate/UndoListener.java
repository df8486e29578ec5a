package io.github.dblifecycle.migrate;

import java.time.Duration;

/** Hears of undo scripts as they run. */
public interface UndoListener {

    /** It is about to run. */
    void undoing(UndoScript script);

    /** It has run, and the history says so. */
    void undone(UndoScript script, Duration duration);
}
