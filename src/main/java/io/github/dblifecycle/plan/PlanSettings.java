package io.github.dblifecycle.plan;

import io.github.dblifecycle.diff.ComparedAspects;
import java.util.Objects;

/**
 * How to plan.
 *
 * @param major the major version of the server that the plan will run on
 * @param online tables that are there already stay usable: indexes are built concurrently, constraints are added without
 *     a scan and validated later; false: the plain forms, in as few scripts as possible
 * @param aspects what is brought about beyond the schema itself
 */
public record PlanSettings(int major, boolean online, ComparedAspects aspects) {

    public PlanSettings {
        Objects.requireNonNull(aspects, "aspects");
    }

    /** For the schema alone. */
    public PlanSettings(int major, boolean online) {
        this(major, online, ComparedAspects.NONE);
    }
}
