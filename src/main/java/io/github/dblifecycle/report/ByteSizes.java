package io.github.dblifecycle.report;

import java.util.Locale;

/** Numbers of bytes in the words of a report: {@code 17 B}, {@code 1.2 MB}; a kB is 1,000 bytes. */
public final class ByteSizes {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteSizes() {}

    /**
     * With one decimal in the largest unit that gives at least one.
     *
     * @param bytes not negative; rounded down to what is shown
     */
    public static String words(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a negative size: " + bytes);
        }
        if (bytes < 1_000) {
            return bytes + " B";
        }
        long unit = 1_000;
        int index = 0;
        while (bytes / unit >= 1_000) {
            unit *= 1_000;
            index++;
        }
        return String.format(Locale.ROOT, "%d.%d %s", bytes / unit, bytes % unit / (unit / 10), UNITS[index]);
    }
}
