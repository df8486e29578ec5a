package io.github.dblifecycle.mojo;

import io.github.dblifecycle.backup.BackupListener.Progress;
import io.github.dblifecycle.report.ByteSizes;
import io.github.dblifecycle.report.Durations;
import java.time.Duration;
import java.util.Locale;

/** How far a backup is, in words: bytes, rows, rate, time left. */
final class ProgressText {

    private static final int BAR = 30;

    private ProgressText() {}

    /** @param elapsed since the first row was read */
    static String line(Progress progress, Duration elapsed) {
        long millis = Math.max(1, elapsed.toMillis());
        String rate = ByteSizes.words(progress.bytes() * 1000 / millis) + "/s";
        return String.format(
                Locale.ROOT,
                "%s, %,d rows, %s, %s written%s",
                ByteSizes.words(progress.bytes()),
                progress.rows(),
                rate,
                ByteSizes.words(progress.written()),
                left(progress.done(), progress.whole(), millis));
    }

    static String bar(Progress progress) {
        return bar(progress.done(), progress.whole());
    }

    static String bar(long done, long whole) {
        int full = whole == 0 ? BAR : (int) (done * BAR / whole);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + (whole == 0 ? 100 : (int) (done * 100 / whole))
                + "%";
    }

    /** From how fast it went so far, in whole seconds as it is a guess; nothing while too little is done to tell, and at the end. */
    static String left(long done, long whole, long millis) {
        if (done == 0 || done * 20 < whole || done >= whole) {
            return "";
        }
        double share = (double) (whole - done) / done;
        long seconds = (long) Math.ceil(millis * share / 1000);
        return ", about " + (seconds < 60 ? seconds + " s" : Durations.words(Duration.ofSeconds(seconds))) + " left";
    }
}
