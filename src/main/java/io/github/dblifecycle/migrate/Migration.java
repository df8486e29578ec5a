package io.github.dblifecycle.migrate;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A migration as a database and the project know it.
 *
 * @param version empty for a repeatable one
 * @param description as Flyway reads it from the name
 * @param script file name, or class name of a Java migration
 * @param type Flyway's word: {@code SQL}, {@code JDBC}, {@code SQL_BASELINE} …
 * @param state what is true of it in this database
 * @param applied when it was applied, by whom and how long it took; empty while it is pending
 */
public record Migration(
        Optional<String> version,
        String description,
        String script,
        String type,
        State state,
        Optional<Applied> applied) {

    public Migration {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(applied, "applied");
    }

    /** {@code 3}, or {@code R} where there is no version: what tables print. */
    public String label() {
        return version.orElse("R");
    }

    /**
     * When and by whom it was applied.
     *
     * @param rank its place in the history, from 1
     * @param at when it had been applied, by the server's clock
     * @param by the database user
     * @param duration as recorded, to the millisecond
     */
    public record Applied(int rank, Instant at, String by, Duration duration) {

        public Applied {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(duration, "duration");
        }
    }

    /** What a reader of a status table has to tell apart. */
    public enum State {
        PENDING("pending"),
        APPLIED("applied"),
        OUT_OF_ORDER("applied out of order"),
        OUTDATED("edited, runs again"),
        SUPERSEDED("superseded"),
        BASELINE("baseline"),
        IGNORED("ignored"),
        MISSING("applied, script missing"),
        FUTURE("applied, newer than any script"),
        FAILED("failed"),
        UNDONE("undone");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** For tables. */
        public String word() {
            return word;
        }
    }
}
