package io.github.dblifecycle.provider;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/** Which state of a branch is meant. */
public sealed interface BranchPoint {

    /** The newest. */
    record Head() implements BranchPoint {}

    /** That at a position of its log, for example {@code 0/1E19478}. */
    record AtLsn(String lsn) implements BranchPoint {

        private static final Pattern LSN = Pattern.compile("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}");

        public AtLsn {
            if (!isLsn(lsn)) {
                throw new IllegalArgumentException("not a position of a log: " + lsn);
            }
        }

        static boolean isLsn(String text) {
            return LSN.matcher(text).matches();
        }
    }

    /** That at a time. */
    record AtTime(Instant time) implements BranchPoint {

        public AtTime {
            Objects.requireNonNull(time, "time");
        }
    }
}
