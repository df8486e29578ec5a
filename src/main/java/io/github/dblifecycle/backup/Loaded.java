package io.github.dblifecycle.backup;

import java.util.concurrent.atomic.LongAdder;

/** How far all who load have come together. */
final class Loaded {

    private final RestoreListener listener;
    private final long whole;
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();

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

    long rows() {
        return rows.sum();
    }
}
