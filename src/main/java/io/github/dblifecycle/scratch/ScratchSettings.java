package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;
import java.time.Clock;
import java.util.Objects;

/** On which server scratch databases are created. */
public sealed interface ScratchSettings {

    /** Tells the age of what is left behind, and names databases. */
    Clock clock();

    /** A server of our own: started for this run, in memory where there is room, deleted afterwards. */
    record Embedded(PostgresRelease release, BinariesCache cache, Clock clock) implements ScratchSettings {

        public Embedded {
            Objects.requireNonNull(release, "release");
            Objects.requireNonNull(cache, "cache");
            Objects.requireNonNull(clock, "clock");
        }
    }

    /**
     * A server of the user's ({@code db.scratchUrl}). Its role must be allowed to create databases. Only databases whose
     * names begin with {@code db_scratch_} are ever dropped there.
     *
     * @param database any database of that server, to connect to; nothing is changed in it
     */
    record UserServer(Database database, Clock clock) implements ScratchSettings {

        public UserServer {
            Objects.requireNonNull(database, "database");
            Objects.requireNonNull(clock, "clock");
        }
    }
}
