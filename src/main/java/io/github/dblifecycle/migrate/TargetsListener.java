package io.github.dblifecycle.migrate;

/** Hears of targets as a run goes through them, on several threads at once. */
public interface TargetsListener {

    /** Hears and says nothing. */
    TargetsListener SILENT = new TargetsListener() {};

    /** So many there are, and this many of them come first. */
    default void found(int targets, int canaries) {}

    /** All canaries succeeded, the others follow. */
    default void canariesPassed() {}

    /** It is about to be looked at; who is told of its migrations. */
    default MigrationListener begun(MigrationTarget target) {
        return MigrationListener.SILENT;
    }

    /** It is done with, or will not be begun. */
    default void ended(TargetResult result) {}
}
