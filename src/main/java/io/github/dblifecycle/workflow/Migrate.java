package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.LiveMigration;
import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.migrate.ScratchMigration;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Applies pending migrations to the database of an environment. */
public final class Migrate {

    private final RunLimits limits;
    private final MigrationListener listener;

    /**
     * Prepares; nothing is run yet.
     *
     * @param limits of the run on the database
     * @param listener hears of each migration as it runs
     */
    public Migrate(RunLimits limits, MigrationListener listener) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** The scripts themselves are wrong; no database was touched. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = findings.stream().sorted(Finding.ORDER).toList();
            }
        }

        /** There is no migration in the project. */
        record Nothing() implements Outcome {}

        /** Migrations were tried in this database. */
        record Done(Target target, MigrateOutcome result) implements Outcome {
            public Done {
                Objects.requireNonNull(target, "target");
                Objects.requireNonNull(result, "result");
            }
        }
    }

    /**
     * Migrates.
     *
     * @throws SQLException where the database cannot be reached
     */
    public Outcome run(EnvironmentRequest request) throws SQLException {
        var settings = request.migrations();
        if (settings.locations().isEmpty() && settings.locations().problems().isEmpty()) {
            return new Outcome.Nothing();
        }
        List<Finding> findings = new ArrayList<>(settings.locations().problems());
        findings.addAll(ScratchMigration.checkNames(settings));
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return new Outcome.Refused(findings);
        }
        try (TargetDatabase target = TargetDatabase.open(request.environment(), request.local())) {
            return new Outcome.Done(
                    target.target(), new LiveMigration(settings, target.database()).migrate(limits, listener));
        }
    }
}
