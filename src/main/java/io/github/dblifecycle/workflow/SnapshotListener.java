package io.github.dblifecycle.workflow;

/** Hears what a snapshot does. */
public interface SnapshotListener {

    /** What is being done. */
    enum Step {
        FINDING_BRANCH,
        BRANCHING,
        COPYING,
        PRUNING
    }

    /** Nobody listens. */
    SnapshotListener NONE = step -> {};

    /** Another step than before. */
    void begins(Step step);

    /** Hears the steps of a backup, where a snapshot is one. */
    default BackupListener backup() {
        return BackupListener.NONE;
    }
}
