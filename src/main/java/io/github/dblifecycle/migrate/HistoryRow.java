package io.github.dblifecycle.migrate;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of a database's history, as Flyway left it there.
 *
 * @param rank its place in the history
 * @param version empty for a repeatable migration
 * @param type Flyway's word: {@code SQL}, {@code JDBC}, {@code BASELINE} …
 * @param script file name, or class name of a Java migration
 * @param checksum of the script as it was applied; empty where Flyway counts none
 * @param installedAt by the server's clock
 * @param success false where it failed half-way, outside a transaction
 */
public record HistoryRow(
        int rank,
        Optional<String> version,
        String description,
        String type,
        String script,
        Optional<Integer> checksum,
        String installedBy,
        Instant installedAt,
        int executionMillis,
        boolean success) {

    public HistoryRow {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(checksum, "checksum");
        Objects.requireNonNull(installedBy, "installedBy");
        Objects.requireNonNull(installedAt, "installedAt");
    }
}
