package io.github.dblifecycle.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one reader reads at a time: a range of pages of one large table, or several small tables. How the rows are cut
 * depends on their sizes alone, not on how many readers there are, so that the file does not either.
 *
 * @param parts in their order in the file
 * @param bytes on disk, about
 */
record Stretch(List<Part> parts, long bytes) {

    /** 16 MB of heap: enough to keep a reader busy for a moment, and not so much that others wait long for it. */
    private static final long PAGES = 2048;

    private static final long PAGE = 8192;

    /**
     * Rows of one table.
     *
     * @param first whether the rows of the table begin here
     * @param last whether they end here
     */
    record Part(TableRows table, PageRange range, boolean first, boolean last) {}

    Stretch {
        parts = List.copyOf(parts);
    }

    static List<Stretch> of(List<TableRows> tables) {
        List<Stretch> stretches = new ArrayList<>();
        List<Part> small = new ArrayList<>();
        long smallBytes = 0;
        for (TableRows table : tables) {
            boolean large = table.pages().orElse(0) > PAGES;
            if (!small.isEmpty() && (large || smallBytes + table.bytes() > PAGES * PAGE)) {
                stretches.add(new Stretch(small, smallBytes));
                small = new ArrayList<>();
                smallBytes = 0;
            }
            if (large) {
                stretches.addAll(ranges(table));
            } else {
                small.add(new Part(table, PageRange.ALL, true, true));
                smallBytes += table.bytes();
            }
        }
        if (!small.isEmpty()) {
            stretches.add(new Stretch(small, smallBytes));
        }
        return stretches;
    }

    /** The last range is open: it does not matter what was added since the size was asked for. */
    private static List<Stretch> ranges(TableRows table) {
        List<Stretch> ranges = new ArrayList<>();
        long pages = table.pages().orElseThrow();
        for (long from = 0; from < pages; from += PAGES) {
            boolean last = from + PAGES >= pages;
            OptionalLong to = last ? OptionalLong.empty() : OptionalLong.of(from + PAGES);
            long bytes = table.bytes() / pages * (Math.min(from + PAGES, pages) - from);
            ranges.add(new Stretch(List.of(new Part(table, new PageRange(from, to), from == 0, last)), bytes));
        }
        return ranges;
    }
}
