package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.LiveTargets;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.MigrationTarget;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.migrate.TargetResult;
import io.github.dblifecycle.migrate.TargetRules;
import io.github.dblifecycle.migrate.TargetSelection;
import io.github.dblifecycle.migrate.TargetsListener;
import io.github.dblifecycle.migrate.TargetsOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the same pending migrations to many schemas of an environment's database, or databases of its server. */
public final class MigrateTargets {

    private static final Logger LOG = LoggerFactory.getLogger(MigrateTargets.class);

    private final Optional<Migrate.BackupFirst> backup;
    private final RunLimits limits;
    private final TargetRules rules;
    private final TargetsListener listener;

    /**
     * Prepares; nothing is run yet.
     *
     * @param backup of the environment's database, before the first target; empty where none has to be
     * @param limits of the whole run, and of each statement in it
     * @param listener hears of each target, on several threads at once
     */
    public MigrateTargets(
            Optional<Migrate.BackupFirst> backup, RunLimits limits, TargetRules rules, TargetsListener listener) {
        this.backup = Objects.requireNonNull(backup, "backup");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.rules = Objects.requireNonNull(rules, "rules");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** There is no migration in the project. */
        record Nothing() implements Outcome {}

        /** The scripts or the targets are wrong; nothing was begun. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = findings.stream().sorted(Finding.ORDER).toList();
            }
        }

        /** Targets were tried. */
        record Done(Target target, TargetsOutcome result, List<Finding> remarks) implements Outcome {

            /**
             * @param target the environment's database
             * @param remarks what is in the databases and does not do what it is there for, sorted
             */
            public Done {
                Objects.requireNonNull(target, "target");
                Objects.requireNonNull(result, "result");
                remarks = remarks.stream().sorted(Finding.ORDER).toList();
            }
        }
    }

    /**
     * Migrates.
     *
     * @throws SQLException where the environment's database cannot be reached
     */
    public Outcome run(EnvironmentRequest request, TargetSelection selection) throws SQLException {
        MigrationSettings settings = request.migrations();
        if (settings.locations().isEmpty() && settings.locations().problems().isEmpty()) {
            return new Outcome.Nothing();
        }
        List<Finding> findings = new ArrayList<>(settings.locations().problems());
        findings.addAll(ScratchMigration.checkNames(settings));
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return new Outcome.Refused(findings);
        }
        try (TargetDatabase place = TargetDatabase.open(request.environment(), request.local())) {
            LiveTargets.Found found = LiveTargets.find(settings, place.database(), selection, rules, limits);
            if (found instanceof LiveTargets.Found.Refused refused) {
                return new Outcome.Refused(refused.findings());
            }
            LiveTargets targets = ((LiveTargets.Found.Ready) found).targets();
            if (backup.isPresent() && targets.isAnyPending()) {
                List<Finding> missing = backUp(backup.get(), place, selection, request.environment());
                if (!missing.isEmpty()) {
                    return new Outcome.Refused(missing);
                }
            }
            TargetsOutcome result = targets.migrate(listener);
            return new Outcome.Done(place.target(), result, remarks(targets, result));
        }
    }

    /** @return why there is none; empty once there is */
    private static List<Finding> backUp(
            Migrate.BackupFirst first, TargetDatabase place, TargetSelection selection, Environment environment)
            throws SQLException {
        if (selection.kind() == MigrationTarget.Kind.DATABASE) {
            return List.of(Finding.error(
                    "DB748",
                    Optional.empty(),
                    "a backup comes before a migration of " + environment.name().value()
                            + ", and a backup is of one database, while the targets are many",
                    "make them, mvn db:backup with -Ddb.url of each, and say so: -Ddb.backupBeforeMigrate=false"));
        }
        return Migrate.backUp(first, place) instanceof BackupOutcome.Failed failed
                ? Migrate.withoutBackup(environment, failed)
                : List.of();
    }

    /** A look afterwards, once for each database; that it fails changes nothing about what was applied. */
    private static List<Finding> remarks(LiveTargets targets, TargetsOutcome result) {
        if (!result.isComplete()) {
            return List.of();
        }
        List<MigrationTarget> migrated = result.results().stream()
                .filter(one -> one.state() == TargetResult.State.MIGRATED)
                .map(TargetResult::target)
                .toList();
        List<Finding> remarks = new ArrayList<>();
        for (Database database : targets.databases(migrated)) {
            try (Connection connection = database.connect("db-maven-plugin")) {
                remarks.addAll(UnusableFindings.remarks(connection));
            } catch (SQLException e) {
                LOG.debug("what the migrations left in {} cannot be looked at", database, e);
            }
        }
        return remarks;
    }
}
