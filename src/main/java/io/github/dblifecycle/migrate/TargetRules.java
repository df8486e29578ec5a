package io.github.dblifecycle.migrate;

import java.util.List;

/**
 * How a run goes through its targets.
 *
 * @param parallel how many are migrated at a time
 * @param canaries which come first, and must all succeed before any other begins
 * @param stopAfter how many may fail before no other begins
 */
public record TargetRules(int parallel, Canaries canaries, int stopAfter) {

    /** Each is a session of the server. */
    public static final int MOST_PARALLEL = 100;

    /** Four at a time, no canary, and the first failure is the last. */
    public static final TargetRules USUAL = new TargetRules(4, new Canaries.First(0), 1);

    public TargetRules {
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new IllegalArgumentException("from 1 to " + MOST_PARALLEL + " targets at a time, not " + parallel);
        }
        if (stopAfter < 1) {
            throw new IllegalArgumentException("a run stops after one failure at the earliest, not " + stopAfter);
        }
    }

    /** Which targets show whether the migrations are good. */
    public sealed interface Canaries {

        /** The first so many; none where that is 0. */
        record First(int count) implements Canaries {
            public First {
                if (count < 0) {
                    throw new IllegalArgumentException("no number of targets: " + count);
                }
            }
        }

        /** Those of these names. */
        record Named(List<String> names) implements Canaries {
            public Named {
                names = List.copyOf(names);
            }
        }
    }
}
