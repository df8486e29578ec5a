package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupChoice;
import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.backup.Compression;
import io.github.dblifecycle.backup.TablePattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a backup is to hold and where it goes.
 *
 * @param directory made where it is missing
 * @param pattern of the names, see {@link BackupName}
 * @param keep how many of an environment stay; 0 for all
 * @param keepFor how old one may become; empty for any age
 * @param part schema, rows or both
 * @param choice which tables and schemas
 * @param conditions which rows of a table, as SQL behind WHERE; the first pattern that matches counts
 * @param extras what goes beyond the schema and its rows
 * @param engine who reads the database
 * @param pgDump where pg_dump is; empty for the one on the PATH
 * @param verification how it is proved
 * @param compression how much work goes into it
 * @param lockTimeout how long to wait for somebody who changes a table
 * @param deadline how long the database may be read, as its vacuum waits for that; empty for any time
 */
public record BackupSettings(
        Path directory,
        String pattern,
        int keep,
        Optional<Duration> keepFor,
        Part part,
        BackupChoice choice,
        List<Condition> conditions,
        Extras extras,
        Engine engine,
        Optional<Path> pgDump,
        Verification verification,
        Compression compression,
        Duration lockTimeout,
        Optional<Duration> deadline) {

    /** Which part of it. */
    public enum Part {
        ALL,
        SCHEMA,
        DATA
    }

    /** Who reads the database. */
    public enum Engine {
        JDBC,
        PG_DUMP,
        /** JDBC; pg_dump where the schema holds what only that can carry. */
        AUTO
    }

    /** How a backup is proved. */
    public enum Verification {
        /** The bytes on the disk are those that were written. */
        NONE,
        /** It unpacks, and holds the rows that were read. */
        CHECKSUM,
        /** It restores to an equal database. */
        RESTORE
    }

    /** Only rows of which this is true. */
    public record Condition(TablePattern tables, String sql) {}

    /** Whether these come along. */
    public record Extras(
            boolean owners, boolean privileges, boolean tablespaces, boolean publications, boolean largeObjects) {

        /** All but tablespaces, which other servers do not have. */
        public static final Extras USUAL = new Extras(true, true, false, true, true);
    }

    public BackupSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(keepFor, "keepFor");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(choice, "choice");
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(extras, "extras");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(pgDump, "pgDump");
        Objects.requireNonNull(verification, "verification");
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(lockTimeout, "lockTimeout");
        Objects.requireNonNull(deadline, "deadline");
        if (part == Part.DATA && verification == Verification.RESTORE) {
            throw new IllegalArgumentException("rows without a schema cannot be restored by themselves");
        }
        if (keep < 0) {
            throw new IllegalArgumentException("keeps " + keep);
        }
    }
}
