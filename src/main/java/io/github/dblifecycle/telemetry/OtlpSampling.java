package io.github.dblifecycle.telemetry;

import java.util.Objects;

/**
 * Which traces are kept.
 *
 * @param rule of those that have no parent, or of all
 * @param respectsParent whether a parent's decision comes first
 * @param ratio of the traces that are kept, from 0 to 1; for {@link Rule#RATIO} alone
 */
record OtlpSampling(Rule rule, boolean respectsParent, double ratio) {

    /** What OpenTelemetry does where nobody said anything. */
    static final OtlpSampling USUAL = new OtlpSampling(Rule.ALL, true, 1);

    enum Rule {
        ALL,
        NONE,
        RATIO
    }

    OtlpSampling {
        Objects.requireNonNull(rule, "rule");
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("no ratio: " + ratio);
        }
    }
}
