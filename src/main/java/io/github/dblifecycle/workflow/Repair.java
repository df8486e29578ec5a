package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.environment.Refusal;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.LiveRepair;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.RepairOutcome;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.migrate.Settlements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Repairs the history of the database of an environment. */
public final class Repair {

    private final RunLimits limits;
    private final MigrationListener listener;

    /**
     * Prepares; nothing is run yet.
     *
     * @param limits of the run on the database
     * @param listener hears what is waited for
     */
    public Repair(RunLimits limits, MigrationListener listener) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * What is asked for.
     *
     * @param settlements what is known of scripts that stopped half-way
     * @param confirmation needed where the environment is protected and this is no dry run
     * @param dryRun whether to tell only
     */
    public record Request(
            EnvironmentRequest environment, Settlements settlements, Confirmation confirmation, boolean dryRun) {
        public Request {
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(settlements, "settlements");
            Objects.requireNonNull(confirmation, "confirmation");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** Nobody confirmed that this environment is meant. Its database was not asked. */
        record NotConfirmed(Refusal refusal) implements Outcome {}

        /** There is no migration in the project to repair a history by; no database was touched. */
        record Nothing() implements Outcome {}

        /** The scripts themselves are wrong; no database was touched. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = findings.stream().sorted(Finding.ORDER).toList();
            }
        }

        /** It was repaired, or why it was not. */
        record Done(Target target, RepairOutcome result) implements Outcome {
            public Done {
                Objects.requireNonNull(target, "target");
                Objects.requireNonNull(result, "result");
            }
        }
    }

    /**
     * Repairs.
     *
     * @throws SQLException where the database cannot be reached
     */
    public Outcome run(Request request) throws SQLException {
        EnvironmentRequest environment = request.environment();
        Optional<Refusal> refusal = request.dryRun()
                ? Optional.empty()
                : request.confirmation()
                        .refusal(
                                environment.environment(),
                                "db:repair",
                                "what is taken out of its history of migrations is known nowhere else");
        if (refusal.isPresent()) {
            return new Outcome.NotConfirmed(refusal.get());
        }
        MigrationSettings settings = environment.migrations();
        if (settings.locations().isEmpty() && settings.locations().problems().isEmpty()) {
            return new Outcome.Nothing();
        }
        List<Finding> findings = new ArrayList<>(settings.locations().problems());
        findings.addAll(ScratchMigration.checkNames(settings));
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return new Outcome.Refused(findings);
        }
        try (TargetDatabase target = TargetDatabase.open(environment.environment(), environment.local())) {
            RepairOutcome result = new LiveRepair(settings, target.database())
                    .repair(limits, listener, request.settlements(), request.dryRun());
            return new Outcome.Done(target.target(), result);
        }
    }
}
