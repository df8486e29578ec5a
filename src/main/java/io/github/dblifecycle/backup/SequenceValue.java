package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Objects;

/**
 * How far a sequence has counted.
 *
 * @param last its {@code last_value}
 * @param called whether that value was given out already
 */
public record SequenceValue(QualifiedName name, long last, boolean called) {

    public SequenceValue {
        Objects.requireNonNull(name, "name");
    }
}
