package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How pending migrations fared in a scratch database.
 *
 * @param migrations those that ran, and the one that stopped it as far as it came
 * @param stopped why those behind were not tried; empty where all ran
 */
public record ObservedRun(List<Observed> migrations, Optional<Finding> stopped) {

    public ObservedRun {
        migrations = List.copyOf(migrations);
        Objects.requireNonNull(stopped, "stopped");
    }

    /**
     * One of them.
     *
     * @param script file name, or class name of a Java migration
     * @param steps one for each statement that ran, or one for a Java migration
     */
    public record Observed(String script, List<Observation> steps) {
        public Observed {
            Objects.requireNonNull(script, "script");
            steps = List.copyOf(steps);
        }
    }

    /** What was seen of that migration; nothing where it was not reached. */
    public List<Observation> of(PendingMigration migration) {
        return migrations.stream()
                .filter(observed ->
                        observed.script().equals(migration.migration().script()))
                .findFirst()
                .map(Observed::steps)
                .orElse(List.of());
    }
}
