package io.github.dblifecycle.backup;

import java.util.concurrent.atomic.LongAdder;

/** How far all readers together have come. */
final class Reading {

    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder finished = new LongAdder();

    void row(int length) {
        rows.increment();
        bytes.add(length);
    }

    /** Of what is no row that anybody counts. */
    void bytes(int length) {
        bytes.add(length);
    }

    /** @param weight what was expected of it */
    void finished(long weight) {
        finished.add(weight);
    }

    long rows() {
        return rows.sum();
    }

    /** As COPY prints them. */
    long bytes() {
        return bytes.sum();
    }

    /** Of what is on disk, the sources that were read to their ends. */
    long done() {
        return finished.sum();
    }
}
