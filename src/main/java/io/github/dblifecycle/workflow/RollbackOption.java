package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A way back as it is now: open, or closed for a reason. */
public sealed interface RollbackOption {

    RollbackWay way();

    /**
     * It can be taken.
     *
     * @param does what it does, a sentence without full stop
     * @param takes how long, in words
     * @param losses what goes with it, sorted
     * @param uncounted what goes with it besides, or may, and was not counted, a phrase each
     * @param notes what to know besides, a sentence each
     */
    record Open(
            RollbackWay way,
            String does,
            String takes,
            List<RollbackLoss> losses,
            List<String> uncounted,
            List<String> notes)
            implements RollbackOption {

        public Open {
            Objects.requireNonNull(way, "way");
            Objects.requireNonNull(does, "does");
            Objects.requireNonNull(takes, "takes");
            losses = losses.stream().sorted().toList();
            uncounted = List.copyOf(uncounted);
            notes = List.copyOf(notes);
        }

        /** The same with what goes besides. */
        Open losingToo(List<RollbackLoss> more) {
            List<RollbackLoss> all = new ArrayList<>(losses);
            more.stream()
                    .filter(one ->
                            losses.stream().noneMatch(known -> known.what().equals(one.what())))
                    .forEach(all::add);
            return new Open(way, does, takes, all, uncounted, notes);
        }

        /** The same where nobody counted what goes. */
        Open notCounted(String what) {
            return new Open(
                    way,
                    does,
                    takes,
                    losses,
                    Stream.concat(Stream.of(what), uncounted.stream())
                            .distinct()
                            .toList(),
                    notes);
        }

        /** Whether all that goes is known by its number. */
        public boolean isCounted() {
            return uncounted.isEmpty();
        }

        /** How many rows lose something. */
        public long rows() {
            return losses.stream().mapToLong(RollbackLoss::rows).sum();
        }
    }

    /**
     * It cannot.
     *
     * @param fix what would open it
     */
    record Closed(RollbackWay way, String reason, String fix) implements RollbackOption {

        public Closed {
            Objects.requireNonNull(way, "way");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(fix, "fix");
        }
    }
}
