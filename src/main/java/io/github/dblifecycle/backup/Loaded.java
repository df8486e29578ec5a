package io.github.dblifecycle.backup;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How far all who load have come together, and what they loaded. */
final class Loaded {

    private final RestoreListener listener;
    private final long whole;
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Map<String, RowSum> sums = new ConcurrentHashMap<>();

    Loaded(RestoreListener listener, long whole) {
        this.listener = listener;
        this.whole = whole;
    }

    void rows(long count) {
        rows.add(count);
    }

    void bytes(long count) {
        bytes.add(count);
        listener.progress(new RestoreListener.Progress(rows.sum(), Math.min(bytes.sum(), whole), whole));
    }

    /** Rows that a statement loaded. */
    void sum(String copy, RowSum sum) {
        sums.merge(copy, sum, RowSum::plus);
    }

    long rows() {
        return rows.sum();
    }

    /** What rows add up to, by the statement that loaded them, where they were added up. */
    Map<String, RowSum> sums() {
        return Map.copyOf(sums);
    }
}
