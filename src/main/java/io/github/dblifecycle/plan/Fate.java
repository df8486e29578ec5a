package io.github.dblifecycle.plan;

/** What becomes of an object between two catalogs. */
enum Fate {
    /** Only the second catalog has it. */
    NEW,
    /** Only the first catalog has it. */
    GONE,
    SAME,
    /** Changed where it stands. */
    ALTERED,
    /** Dropped and created again, because it or what it needs cannot be changed while it stands. */
    REBUILT;

    boolean isDropped() {
        return this == GONE || this == REBUILT;
    }

    boolean isCreated() {
        return this == NEW || this == REBUILT;
    }

    /** Whether it is there before, during and after. */
    boolean stays() {
        return this == SAME || this == ALTERED;
    }
}
