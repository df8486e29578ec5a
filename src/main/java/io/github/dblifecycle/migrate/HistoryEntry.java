package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.Objects;
import java.util.Optional;

/**
 * A migration as a history and the scripts of a project know it together.
 *
 * @param appliedChecksum of the script as it was applied; empty where it was not, or where Flyway counts none
 * @param script the file it comes from now; empty where there is none any more
 * @param replayed whether it takes part in what the applied migrations produce: not what failed, was undone or deleted, or
 *     ran again later
 * @param edited whether the script is another one now than the one that was applied
 * @param accepted whether Flyway goes on with it as it is: it is as it was, or {@code flyway.ignoreMigrationPatterns} says
 *     so
 */
public record HistoryEntry(
        Migration migration,
        Optional<Integer> appliedChecksum,
        Optional<SourcePosition> script,
        boolean replayed,
        boolean edited,
        boolean accepted) {

    public HistoryEntry {
        Objects.requireNonNull(migration, "migration");
        Objects.requireNonNull(appliedChecksum, "appliedChecksum");
        Objects.requireNonNull(script, "script");
    }

    /** It was applied, and cannot be again, as its script is gone. */
    public boolean missing() {
        return replayed
                && script.isEmpty()
                && !migration.type().equals("SCHEMA")
                && !migration.type().equals("BASELINE");
    }
}
