package io.github.dblifecycle.plan;

import java.util.Locale;

/** What a statement may do to data or to those who work with the database meanwhile, the worst first. */
public enum HazardKind {
    /** Rows or values are gone afterwards. */
    LOSES_DATA,
    /** No statement is right for every table; a person has to say how values become new ones. */
    NEEDS_A_DECISION,
    /** Whether it succeeds depends on the rows that are there. */
    MAY_FAIL_ON_DATA,
    /** The whole table is written anew while nobody can read it. */
    REWRITES_TABLE,
    /** The whole table is read while writes or reads wait. */
    SCANS_TABLE,
    /** Reads and writes wait while it runs. */
    BLOCKS_READS,
    /** Writes wait while it runs. */
    BLOCKS_WRITES,
    /** The application's statements may mean something else, or fail, as soon as it has run. */
    BREAKS_CALLERS;

    /** In plain words, and what {@code db.allow} takes: {@code loses-data}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
