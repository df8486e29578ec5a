package io.github.dblifecycle.telemetry;

import java.util.Optional;

/** How many events did not arrive, and the first reason: the others mostly follow from it. */
final class Losses {

    private final String what;
    private long lost;
    private Optional<String> first = Optional.empty();
    private Optional<String> latest = Optional.empty();

    /** @param what is counted, in the singular */
    Losses(String what) {
        this.what = what;
    }

    /** Gone for good. */
    void lost(long number, String reason) {
        lost += number;
        first = first.or(() -> Optional.of(reason));
    }

    /** Not sent, but not given up. */
    void late(String reason) {
        latest = Optional.of(reason);
    }

    /** @param unsent what is not given up, but would be now */
    Optional<String> text(int unsent) {
        long missing = lost + unsent;
        if (missing == 0) {
            return Optional.empty();
        }
        String reason = first.or(() -> latest).orElse("there was no time left to send them");
        return Optional.of(missing + " " + what + (missing == 1 ? "" : "s") + " did not arrive: " + reason);
    }
}
