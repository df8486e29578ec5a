package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.Objects;
import java.util.Optional;

/** One row of a history that a repair changes. */
public sealed interface RepairChange {

    /** The row as it is before. */
    HistoryRow row();

    /** The row of a migration that failed goes; the migration is pending again, if its script is still there. */
    record Removed(HistoryRow row, boolean pending) implements RepairChange {
        public Removed {
            Objects.requireNonNull(row, "row");
        }
    }

    /**
     * The row of a script that stopped half-way becomes that of an applied one, as somebody decided.
     *
     * @param description without what it told of the statement that ran
     * @param checksum of the script as it is now
     */
    record SettledAsApplied(HistoryRow row, String description, Optional<Integer> checksum, SourcePosition script)
            implements RepairChange {
        public SettledAsApplied {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(checksum, "checksum");
            Objects.requireNonNull(script, "script");
        }
    }

    /** The row of a script that stopped half-way goes, as somebody decided: it runs again from its first statement. */
    record SettledToRunAgain(HistoryRow row, boolean pending) implements RepairChange {
        public SettledToRunAgain {
            Objects.requireNonNull(row, "row");
        }
    }

    /**
     * The row tells from now on of the script as it is now.
     *
     * @param description of the script
     * @param type of the script, in Flyway's word
     * @param checksum of the script
     */
    record Aligned(HistoryRow row, String description, String type, Optional<Integer> checksum, SourcePosition script)
            implements RepairChange {
        public Aligned {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(checksum, "checksum");
            Objects.requireNonNull(script, "script");
        }
    }

    /** The migration was applied, and its script is gone: a row behind says from now on that it counts no more. */
    record MarkedDeleted(HistoryRow row) implements RepairChange {
        public MarkedDeleted {
            Objects.requireNonNull(row, "row");
        }
    }
}
