package io.github.dblifecycle.jpa;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an entity says what it needs.
 *
 * @param words the class and, of a column, the field: {@code com.acme.Order.note}
 * @param position the line in the sources; empty where they are not in this project
 */
public record EntityPlace(String words, Optional<SourcePosition> position) {

    public EntityPlace {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(position, "position");
    }
}
