package io.github.dblifecycle.backup;

import java.util.OptionalLong;

/**
 * Some pages of a heap. Rows of a range are found without looking at others (PostgreSQL 14, TID range scans), and the ranges
 * of a table one after the other give its rows in the order of a scan of the whole.
 *
 * @param from the first page
 * @param to the first page that is not in it; empty for all that follow
 */
record PageRange(long from, OptionalLong to) {

    static final PageRange ALL = new PageRange(0, OptionalLong.empty());

    boolean isAll() {
        return from == 0 && to.isEmpty();
    }

    String condition() {
        String start = "ctid >= '(" + from + ",0)'::pg_catalog.tid";
        return to.isEmpty() ? start : start + " AND ctid < '(" + to.getAsLong() + ",0)'::pg_catalog.tid";
    }
}
