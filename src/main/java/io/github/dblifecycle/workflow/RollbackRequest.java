package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What {@code db:rollback} is asked.
 *
 * @param way to take; empty where the ways are only to be told
 * @param counted whether rows that would be lost are counted where ways are told, which reads the tables concerned
 * @param confirmation needed where the environment is protected and a way is taken
 * @param scratch where ways are tried, for the major version of the live server
 * @param limits of a run on the live database
 * @param restore how a backup is restored; its file does not count
 * @param snapshots where snapshots are looked for
 * @param drift what the check afterwards is asked
 */
public record RollbackRequest(
        EnvironmentRequest environment,
        RollbackTarget target,
        Optional<RollbackWay> way,
        boolean counted,
        Confirmation confirmation,
        IntFunction<ScratchSettings> scratch,
        RunLimits limits,
        RestoreSettings restore,
        BackupSettings backups,
        SnapshotPlaces snapshots,
        DriftRequest drift,
        Clock clock) {

    public RollbackRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(scratch, "scratch");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(restore, "restore");
        Objects.requireNonNull(backups, "backups");
        Objects.requireNonNull(snapshots, "snapshots");
        Objects.requireNonNull(drift, "drift");
        Objects.requireNonNull(clock, "clock");
    }

    /** Whether the ways are told with what they lose; who names a way is not kept waiting. */
    boolean counts() {
        return counted && way.isEmpty();
    }
}
