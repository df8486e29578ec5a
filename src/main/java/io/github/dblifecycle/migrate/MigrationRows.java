package io.github.dblifecycle.migrate;

import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Flyway's view of a migration, in our words. */
final class MigrationRows {

    private MigrationRows() {}

    static Migration of(MigrationInfo info) {
        Optional<Migration.Applied> applied = info.getInstalledRank() == null || info.getInstalledOn() == null
                ? Optional.empty()
                : Optional.of(new Migration.Applied(
                        info.getInstalledRank(),
                        info.getInstalledOn().toInstant(),
                        info.getInstalledBy() == null ? "" : info.getInstalledBy(),
                        Duration.ofMillis(info.getExecutionTime() == null ? 0 : info.getExecutionTime())));
        return new Migration(
                Optional.ofNullable(info.getVersion()).map(Object::toString),
                info.getDescription() == null ? "" : info.getDescription(),
                info.getScript() == null ? "" : info.getScript(),
                info.getType() == null ? "" : info.getType().name(),
                state(info.getState()),
                applied);
    }

    private static Migration.State state(MigrationState state) {
        return switch (state) {
            case PENDING -> Migration.State.PENDING;
            case SUCCESS -> Migration.State.APPLIED;
            case OUT_OF_ORDER -> Migration.State.OUT_OF_ORDER;
            case OUTDATED -> Migration.State.OUTDATED;
            case SUPERSEDED -> Migration.State.SUPERSEDED;
            case BASELINE -> Migration.State.BASELINE;
            case MISSING_SUCCESS -> Migration.State.MISSING;
            case FUTURE_SUCCESS -> Migration.State.FUTURE;
            case FAILED, MISSING_FAILED, FUTURE_FAILED -> Migration.State.FAILED;
            case UNDONE -> Migration.State.UNDONE;
            case ABOVE_TARGET, BELOW_BASELINE, BASELINE_IGNORED, IGNORED, AVAILABLE, DELETED -> Migration.State.IGNORED;
        };
    }
}
