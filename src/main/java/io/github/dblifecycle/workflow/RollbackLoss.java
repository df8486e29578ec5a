package io.github.dblifecycle.workflow;

import java.util.Objects;

/**
 * What a way back takes from the database.
 *
 * @param what a table or column, or rows of a table
 * @param rows how many rows lose something; 0 where nothing is there
 * @param exact whether they were counted; else the server's estimate (pg_class.reltuples)
 */
public record RollbackLoss(String what, long rows, boolean exact) implements Comparable<RollbackLoss> {

    public RollbackLoss {
        Objects.requireNonNull(what, "what");
        if (rows < 0) {
            throw new IllegalArgumentException("rows: " + rows);
        }
    }

    @Override
    public int compareTo(RollbackLoss other) {
        return what.compareTo(other.what);
    }

    @Override
    public String toString() {
        return what + ": " + (exact ? "" : "about ") + rows + (rows == 1 ? " row" : " rows");
    }
}
