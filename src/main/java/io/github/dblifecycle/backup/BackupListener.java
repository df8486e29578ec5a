package io.github.dblifecycle.backup;

/** Hears how far a backup has come. */
public interface BackupListener {

    /** Nobody listens. */
    BackupListener NONE = progress -> {};

    /**
     * Called now and then by the thread that writes the file.
     *
     * @see Progress
     */
    void progress(Progress progress);

    /**
     * How far it is.
     *
     * @param rows read so far
     * @param bytes of them, as COPY prints them
     * @param done of {@code whole}
     * @param whole what the tables take on disk
     * @param written to the file
     */
    record Progress(long rows, long bytes, long done, long whole, long written) {}
}
