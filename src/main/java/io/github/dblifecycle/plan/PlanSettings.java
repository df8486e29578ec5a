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
 * @param lossesFirst whether what goes for good goes as early as it can, and what stood on it is made anew. It usually goes
 *     last, so that whatever may fail has failed before; but a view that tells columns by their place, or a call that an
 *     old function fits too, can only be made once that is gone, and no catalog tells which ones these are
 */
public record PlanSettings(
        int major, boolean online, ComparedAspects aspects, boolean ownersStand, boolean lossesFirst) {

    public PlanSettings {
        Objects.requireNonNull(aspects, "aspects");
    }

    /** For the schema alone, from one that stands in the database that the plan is tried in. */
    public PlanSettings(int major, boolean online) {
        this(major, online, ComparedAspects.NONE, true);
    }

    /** What goes for good goes last. */
    public PlanSettings(int major, boolean online, ComparedAspects aspects, boolean ownersStand) {
        this(major, online, aspects, ownersStand, false);
    }

    /** The same, but what goes for good goes first. */
    public PlanSettings losingFirst() {
        return new PlanSettings(major, online, aspects, ownersStand, true);
    }
}
