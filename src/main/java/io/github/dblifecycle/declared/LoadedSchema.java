package io.github.dblifecycle.declared;

import io.github.dblifecycle.sql.Identifier;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Every statement ran; the scratch database holds the declared schema.
 *
 * @param statements how many statements the files hold
 * @param createdRoles sorted
 */
public record LoadedSchema(int statements, NavigableSet<Identifier> createdRoles) implements LoadOutcome {

    public LoadedSchema {
        if (statements < 0) {
            throw new IllegalArgumentException("a negative number of statements: " + statements);
        }
        createdRoles = Collections.unmodifiableNavigableSet(new TreeSet<>(createdRoles));
    }
}
