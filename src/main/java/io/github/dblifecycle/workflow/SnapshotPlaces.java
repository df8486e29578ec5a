package io.github.dblifecycle.workflow;

import io.github.dblifecycle.provider.NeonSettings;
import io.github.dblifecycle.provider.Pause;
import java.util.Objects;

/**
 * Where snapshots of a database are looked for.
 *
 * @param files whether among files
 * @param databases whether among the databases of its server
 * @param neon whether among branches
 * @param pause between two looks at what the provider does
 */
public record SnapshotPlaces(boolean files, boolean databases, Neon neon, Pause pause) {

    /** What is known of Neon. */
    public sealed interface Neon {

        /** The database is not there, or its branches are not wanted. */
        record None() implements Neon {}

        /** How to reach it. */
        record Project(NeonSettings settings) implements Neon {
            public Project {
                Objects.requireNonNull(settings, "settings");
            }
        }

        /** The database is there, and nobody said how to reach its branches. */
        record Unknown(String reason, String fix) implements Neon {
            public Unknown {
                Objects.requireNonNull(reason, "reason");
                Objects.requireNonNull(fix, "fix");
            }
        }
    }

    public SnapshotPlaces {
        Objects.requireNonNull(neon, "neon");
        Objects.requireNonNull(pause, "pause");
    }
}
