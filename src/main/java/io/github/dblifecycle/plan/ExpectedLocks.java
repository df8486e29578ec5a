package io.github.dblifecycle.plan;

import java.util.List;
import java.util.Objects;

/** What is known of the locks that a statement takes. */
public sealed interface ExpectedLocks {

    /**
     * The statement ran in a scratch database, and these are the locks it held afterwards and did not hold before.
     *
     * @param locks the strongest first; none where it touches nothing that was there before
     */
    record Observed(List<ExpectedLock> locks) implements ExpectedLocks {

        public Observed {
            locks = locks.stream().sorted().distinct().toList();
        }

        /** Without those of indexes that nobody waits for, or only who waits for the table as well. */
        public List<ExpectedLock> telling() {
            return locks.stream().filter(lock -> !isImplied(lock)).toList();
        }

        private boolean isImplied(ExpectedLock lock) {
            return lock.table().isPresent()
                    && (!lock.mode().blocksWrites()
                            || locks.stream()
                                    .anyMatch(other -> lock.table().get().equals(other.name())
                                            && other.mode().compareTo(lock.mode()) >= 0));
        }
    }

    /** Nobody saw them. */
    record NotObserved(String reason) implements ExpectedLocks {

        public NotObserved {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
