package io.github.dblifecycle.plan;

import java.util.List;
import java.util.Objects;

/**
 * A migration that a database waits for, with what is to be expected of it.
 *
 * @param steps in the order in which they run
 */
public record PendingScript(PlanIdentity.Script identity, List<PendingStep> steps) {

    public PendingScript {
        Objects.requireNonNull(identity, "identity");
        steps = List.copyOf(steps);
    }

    /** {@code 3  add note}, with R where there is no version. */
    public String title() {
        return identity.version().orElse("R") + "  " + identity.description();
    }
}
