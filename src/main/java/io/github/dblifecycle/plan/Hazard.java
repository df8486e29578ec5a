package io.github.dblifecycle.plan;

import java.util.Objects;

/**
 * What one statement may do, in a sentence.
 *
 * @param sentence for whoever reviews the migration; names the object, ends without a full stop
 */
public record Hazard(HazardKind kind, String sentence) {

    public Hazard {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sentence, "sentence");
    }
}
