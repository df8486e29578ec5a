package io.github.dblifecycle.workflow;

import io.github.dblifecycle.provider.NeonSettings;
import java.util.Objects;

/** Who keeps a snapshot. */
public sealed interface SnapshotKind {

    /** Neon, as a branch. */
    record Neon(NeonSettings settings) implements SnapshotKind {

        public Neon {
            Objects.requireNonNull(settings, "settings");
        }
    }

    /** The server itself, as another database. */
    record Template() implements SnapshotKind {}

    /**
     * The directory of backups, as a file.
     *
     * @param settings how it is written and proved; its pattern, retention and choice of tables do not count, as a snapshot holds
     *     everything
     */
    record File(BackupSettings settings) implements SnapshotKind {

        public File {
            Objects.requireNonNull(settings, "settings");
        }
    }
}
