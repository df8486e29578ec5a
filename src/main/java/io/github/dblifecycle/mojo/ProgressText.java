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
                left(progress, millis));
    }

    static String bar(Progress progress) {
        int full = progress.whole() == 0 ? BAR : (int) (progress.done() * BAR / progress.whole());
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + percent(progress) + "%";
    }

    private static int percent(Progress progress) {
        return progress.whole() == 0 ? 100 : (int) (progress.done() * 100 / progress.whole());
    }

    /** From how fast it went so far; nothing while too little is done to tell. */
    private static String left(Progress progress, long millis) {
        if (progress.done() * 20 < progress.whole()) {
            return "";
        }
        double share = (double) (progress.whole() - progress.done()) / progress.done();
        return ", about " + Durations.words(Duration.ofMillis((long) (millis * share))) + " left";
    }
}
