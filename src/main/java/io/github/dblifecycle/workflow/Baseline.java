package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.environment.Refusal;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.BaselineOutcome;
import io.github.dblifecycle.migrate.LiveBaseline;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.migrate.ScratchMigration;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Begins the history of the database of an environment whose schema comes from elsewhere. */
public final class Baseline {

    private final RunLimits limits;
    private final MigrationListener listener;

    /**
     * Prepares; nothing is run yet.
     *
     * @param limits of the run on the database
     * @param listener hears what is waited for
     */
    public Baseline(RunLimits limits, MigrationListener listener) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * What is asked for.
     *
     * @param confirmation needed where the environment is protected and this is no dry run
     * @param dryRun whether to tell only
     */
    public record Request(EnvironmentRequest environment, Confirmation confirmation, boolean dryRun) {
        public Request {
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(confirmation, "confirmation");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** Nobody confirmed that this environment is meant. Its database was not asked. */
        record NotConfirmed(Refusal refusal) implements Outcome {}

        /** What would count as applied cannot be told, because the scripts are wrong; no database was touched. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = findings.stream().sorted(Finding.ORDER).toList();
            }
        }

        /** It was made, or why it was not. */
        record Done(Target target, BaselineOutcome result) implements Outcome {
            public Done {
                Objects.requireNonNull(target, "target");
                Objects.requireNonNull(result, "result");
            }
        }
    }

    /**
     * Makes it.
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
                                "db:baseline",
                                "migrations that count as applied are never run there");
        if (refusal.isPresent()) {
            return new Outcome.NotConfirmed(refusal.get());
        }
        List<Finding> findings =
                new ArrayList<>(environment.migrations().locations().problems());
        findings.addAll(ScratchMigration.checkNames(environment.migrations()));
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return new Outcome.Refused(findings);
        }
        try (TargetDatabase target = TargetDatabase.open(environment.environment(), environment.local())) {
            BaselineOutcome result = new LiveBaseline(environment.migrations(), target.database())
                    .baseline(limits, listener, request.dryRun());
            return new Outcome.Done(target.target(), result);
        }
    }
}
