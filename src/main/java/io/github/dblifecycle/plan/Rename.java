package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import java.util.Objects;
import java.util.Optional;

/**
 * One object that is to keep its content under another name.
 *
 * @param object as it is called before
 * @param label of an enum that is renamed; empty: the object itself
 * @param newName of the object or of its label
 */
public record Rename(ObjectReference object, Optional<String> label, Identifier newName) {

    public Rename {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(newName, "newName");
    }
}
