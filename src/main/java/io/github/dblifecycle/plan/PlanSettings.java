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
 * @param ownersStand whether the database that the plan is tried in has the owners of the catalog it starts from, and not
 *     one owner for everything
 */
public record PlanSettings(int major, boolean online, ComparedAspects aspects, boolean ownersStand) {

    public PlanSettings {
        Objects.requireNonNull(aspects, "aspects");
    }

    /** For the schema alone, from one that stands in the database that the plan is tried in. */
    public PlanSettings(int major, boolean online) {
        this(major, online, ComparedAspects.NONE, true);
    }
}
