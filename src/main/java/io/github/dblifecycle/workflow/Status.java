package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.LiveMigration;
import io.github.dblifecycle.migrate.Migration;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells which migrations a database has and which it waits for. Reads only. */
public final class Status {

    /**
     * What a database has seen.
     *
     * @param migrations in Flyway's order: applied ones first, then pending ones as they will run
     */
    public record Outcome(Target target, List<Migration> migrations) {

        public Outcome {
            Objects.requireNonNull(target, "target");
            migrations = List.copyOf(migrations);
        }

        /** Those that {@code db:migrate} would run. */
        public List<Migration> pending() {
            return migrations.stream()
                    .filter(migration -> migration.state() == Migration.State.PENDING
                            || migration.state() == Migration.State.OUTDATED)
                    .toList();
        }

        /** Those in the history, in the order they were applied. */
        public List<Migration> applied() {
            return migrations.stream()
                    .filter(migration -> migration.applied().isPresent())
                    .sorted(Comparator.comparingInt(
                            migration -> migration.applied().orElseThrow().rank()))
                    .toList();
        }

        /** The version of the versioned migration that was applied last in version order. */
        public Optional<String> version() {
            return migrations.stream()
                    .filter(migration -> migration.applied().isPresent() && migration.state() != Migration.State.FAILED)
                    .flatMap(migration -> migration.version().stream())
                    .reduce((first, second) -> second);
        }
    }

    /**
     * Reads scripts and history.
     *
     * @throws SQLException where the database cannot be reached
     */
    public Outcome run(EnvironmentRequest request) throws SQLException {
        try (TargetDatabase target = TargetDatabase.open(request.environment(), request.local())) {
            return new Outcome(
                    target.target(), new LiveMigration(request.migrations(), target.database()).migrations());
        }
    }
}
