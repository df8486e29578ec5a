package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A way back as it is now: open, or closed for a reason. */
public sealed interface RollbackOption {

    RollbackWay way();

    /**
     * It can be taken.
     *
     * @param does what it does, a sentence without full stop
     * @param takes how long, in words
     * @param losses what goes with it, sorted; what cannot be counted is told by notes
     * @param notes what to know besides, a sentence each
     */
    record Open(RollbackWay way, String does, String takes, List<RollbackLoss> losses, List<String> notes)
            implements RollbackOption {

        public Open {
            Objects.requireNonNull(way, "way");
            Objects.requireNonNull(does, "does");
            Objects.requireNonNull(takes, "takes");
            losses = losses.stream().sorted().toList();
            notes = List.copyOf(notes);
        }

        /** The same with what goes besides. */
        Open losingToo(List<RollbackLoss> more) {
            List<RollbackLoss> all = new ArrayList<>(losses);
            more.stream()
                    .filter(one ->
                            losses.stream().noneMatch(known -> known.what().equals(one.what())))
                    .forEach(all::add);
            return new Open(way, does, takes, all, notes);
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
