package io.github.dblifecycle.workflow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a backup is restored.
 *
 * @param source which one
 * @param replace whether what is in the database may go
 * @param beside whether a new database is made and takes the name of the old one; else all is one transaction
 * @param dropReplaced whether the old one is dropped at once
 * @param createRoles whether roles that are missing are made, without a right to log in
 * @param analyze whether the server looks at the rows at the end
 * @param verification what is compared with the file before it counts
 * @param writers connections that load rows
 * @param fromNewer whether a file of a newer server is tried
 * @param mostContent how many bytes a file of others may hold; empty for a bound that fits its size
 * @param pgRestore where pg_restore is; empty for the one on the PATH
 * @param deadline when it is given up; empty for never
 */
public record RestoreSettings(
        Source source,
        boolean replace,
        boolean beside,
        boolean dropReplaced,
        boolean createRoles,
        boolean analyze,
        Verification verification,
        int writers,
        boolean fromNewer,
        OptionalLong mostContent,
        Optional<Path> pgRestore,
        Optional<Duration> deadline) {

    /** Which backup. */
    public sealed interface Source {

        /** That file. */
        record File(Path path) implements Source {}

        /**
         * The newest of the environment that is whole.
         *
         * @param directory where backups are
         * @param pattern of their names
         */
        record Latest(Path directory, String pattern) implements Source {}
    }

    /** What is compared with the file. */
    public enum Verification {
        /** How many rows the server took for each table. */
        COUNTS,
        /** Every row is read again; how far sequences have counted. */
        CHECKSUM
    }

    public RestoreSettings {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(verification, "verification");
        Objects.requireNonNull(mostContent, "mostContent");
        Objects.requireNonNull(pgRestore, "pgRestore");
        Objects.requireNonNull(deadline, "deadline");
        if (writers < 1) {
            throw new IllegalArgumentException("nobody writes");
        }
    }
}
