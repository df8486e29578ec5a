package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.Identifier;
import java.util.Locale;
import java.util.Objects;

/**
 * One of many places that get the same migrations, each with a history of its own.
 *
 * @param name as the server stores it
 */
public record MigrationTarget(Kind kind, Identifier name) {

    /** What a target is. */
    public enum Kind {
        /** A schema of the environment's database. */
        SCHEMA,
        /** A database of the environment's server. */
        DATABASE;

        /** For messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public MigrationTarget {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** The name, in quotes only where a reader would otherwise be misled. */
    @Override
    public String toString() {
        return name.display();
    }
}
