package io.github.dblifecycle.workflow;

import java.util.Objects;

/**
 * What {@code db:generate} is asked.
 *
 * @param description of the change, in any words that hold a letter or digit; becomes part of the script's name
 * @param online whether tables that are there stay usable while the migration runs
 * @param undo whether scripts that take it back are written too
 * @param allowed the hazards that somebody took upon themselves
 * @param hints what entities cannot say themselves
 */
public record GenerateRequest(
        Sources sources, String description, boolean online, boolean undo, AllowedHazards allowed, EntityHints hints) {

    public GenerateRequest {
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(hints, "hints");
        if (io.github.dblifecycle.migrate.NextScript.words(description).isEmpty()) {
            throw new IllegalArgumentException("a description holds a letter or digit: '" + description + "'");
        }
    }
}
