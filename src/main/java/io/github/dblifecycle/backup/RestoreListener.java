package io.github.dblifecycle.backup;

/** Hears how far a restore has come. Called by several threads. */
public interface RestoreListener {

    /** Nobody listens. */
    RestoreListener NONE = new RestoreListener() {
        @Override
        public void checked(long bytes) {}

        @Override
        public void progress(Progress progress) {}
    };

    /** Called while the file is checked, often: so many bytes of its content were read. */
    void checked(long bytes);

    /** Called while rows are loaded, often. */
    void progress(Progress progress);

    /**
     * How far it is.
     *
     * @param rows loaded so far; 0 where they are not counted
     * @param done bytes that were loaded
     * @param whole bytes that there are
     */
    record Progress(long rows, long done, long whole) {}
}
