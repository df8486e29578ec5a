package io.github.dblifecycle.workflow;

import java.nio.file.Path;

/** Hears what a restore does. */
public interface RestoreListener extends io.github.dblifecycle.backup.RestoreListener {

    /** What is being done. */
    enum Step {
        CHECKING,
        PREPARING,
        LOADING,
        ANALYZING,
        COMPARING,
        SWAPPING
    }

    /** Nobody listens. */
    RestoreListener NONE = new RestoreListener() {
        @Override
        public void file(Path path) {}

        @Override
        public void begins(Step step) {}

        @Override
        public void checked(long bytes) {}

        @Override
        public void progress(Progress progress) {}
    };

    /** Which file it is. */
    void file(Path path);

    /** Another step than before. */
    void begins(Step step);
}
