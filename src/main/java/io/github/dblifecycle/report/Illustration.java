package io.github.dblifecycle.report;

import io.github.dblifecycle.diff.Comparison;
import java.util.Objects;
import java.util.Optional;

/**
 * What people are shown beside the findings of a report.
 *
 * @param comparison what differs, and the schemas in question; empty where none was looked at
 * @param plan what is to run, or would have; empty where there is none
 */
public record Illustration(Optional<SideBySide> comparison, Optional<PlanView> plan) {

    /** Nothing but the findings. */
    public static final Illustration NONE = new Illustration(Optional.empty(), Optional.empty());

    /**
     * Two schemas under the names that a reader knows them by.
     *
     * @param from what the first is: {@code migrations}
     * @param to what the second is: {@code declared schema}
     */
    public record SideBySide(String from, String to, Comparison comparison) {

        public SideBySide {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(comparison, "comparison");
        }
    }

    public Illustration {
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(plan, "plan");
    }
}
