package io.github.dblifecycle.declared;

import java.util.Objects;

/**
 * One SQL file of the declared schema.
 *
 * @param name as messages show it: relative to the project where it lies inside it, with forward slashes
 * @param text its content
 */
public record DeclaredFile(String name, String text) {

    public DeclaredFile {
        Objects.requireNonNull(text, "text");
        if (name.isEmpty() || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("not a path with forward slashes: '" + name + "'");
        }
    }
}
