package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.Refusal;
import io.github.dblifecycle.migrate.LiveMigration;
import java.sql.SQLException;
import java.util.Optional;

/** Empties a local database and migrates it anew. */
public final class Reset {

    private final Migrate migrate;

    /** @param migrate what follows the emptying */
    public Reset(Migrate migrate) {
        this.migrate = migrate;
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** This database is not one to be emptied. Nothing was done. */
        record Refused(Refusal refusal) implements Outcome {}

        /** It was emptied; then its migrations were applied. */
        record Done(Migrate.Outcome migrated) implements Outcome {}
    }

    /**
     * Empties and migrates.
     *
     * @throws SQLException where the database cannot be reached
     */
    public Outcome run(EnvironmentRequest request) throws SQLException {
        Optional<Refusal> refusal = request.environment().permissions().resetRefusal();
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        if (request.environment() instanceof Environment.Embedded) {
            boolean wasRunning = request.local().running().isPresent();
            request.local().wipe();
            if (wasRunning) {
                request.local().ensureRunning(java.util.OptionalInt.empty());
            }
        } else {
            try (TargetDatabase target = TargetDatabase.open(request.environment(), request.local())) {
                new LiveMigration(request.migrations(), target.database()).clean();
            }
        }
        return new Outcome.Done(migrate.run(request));
    }
}
