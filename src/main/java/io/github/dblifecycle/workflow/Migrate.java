package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.LiveMigration;
import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.RunApproval;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.migrate.ScratchMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies pending migrations to the database of an environment. */
public final class Migrate {

    private static final Logger LOG = LoggerFactory.getLogger(Migrate.class);

    private static final Duration LOOK_AFTERWARDS = Duration.ofSeconds(1);

    /**
     * A backup that has to be there before anything is applied.
     *
     * @param request its environment is not asked: it is of the database that is migrated
     * @param listener hears of it as it is made
     */
    public record BackupFirst(BackupRequest request, BackupListener listener) {

        public BackupFirst {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(listener, "listener");
        }
    }

    private final Optional<BackupFirst> backup;
    private final RunLimits limits;
    private final MigrationListener listener;
    private final Optional<Approval> approval;

    /**
     * Prepares; nothing is run yet.
     *
     * @param backup made first if anything is pending; the limits of the run count from its end on
     * @param limits of the run on the database
     * @param listener hears of each migration as it runs
     */
    public Migrate(Optional<BackupFirst> backup, RunLimits limits, MigrationListener listener) {
        this(backup, limits, listener, Optional.empty());
    }

    /**
     * Prepares; nothing is run yet.
     *
     * @param backup whether there has to be one first
     * @param limits of the run on the database
     * @param listener hears of each migration as it runs
     * @param approval of the one plan that may be applied; empty where any may
     */
    public Migrate(
            Optional<BackupFirst> backup, RunLimits limits, MigrationListener listener, Optional<Approval> approval) {
        this.backup = Objects.requireNonNull(backup, "backup");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.approval = Objects.requireNonNull(approval, "approval");
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
        record Done(Target target, MigrateOutcome result, List<Finding> remarks) implements Outcome {

            /** @param remarks what is in the database and does not do what it is there for, sorted */
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
            LiveMigration migration = new LiveMigration(settings, target.database());
            if (backup.isPresent() && isPending(migration)) {
                BackupOutcome made = backUp(backup.get(), target);
                if (made instanceof BackupOutcome.Failed failed) {
                    return new Outcome.Refused(withoutBackup(request.environment(), failed));
                }
            }
            MigrateOutcome result = migration.migrate(limits, listener, approval.map(RunApproval.class::cast));
            return new Outcome.Done(target.target(), result, remarks(target, result));
        }
    }

    private static boolean isPending(LiveMigration migration) {
        return migration.migrations().stream()
                .map(Migration::state)
                .anyMatch(state -> state == Migration.State.PENDING || state == Migration.State.OUTDATED);
    }

    static BackupOutcome backUp(BackupFirst first, TargetDatabase target) throws SQLException {
        BackupOutcome outcome = new Backup(first.listener()).run(first.request(), target.database(), target.target());
        if (outcome instanceof BackupOutcome.Done done) {
            first.listener().made(done);
        } else {
            first.listener().failed((BackupOutcome.Failed) outcome);
        }
        return outcome;
    }

    static List<Finding> withoutBackup(Environment environment, BackupOutcome.Failed failed) {
        List<Finding> findings = new ArrayList<>(failed.findings());
        findings.add(
                Finding.error(
                        "DB748",
                        Optional.empty(),
                        "a backup comes before a migration of "
                                + environment.name().value()
                                + ", and there is none: "
                                + failed.findings().get(0).message(),
                        "mend what stopped the backup; or make one by other means, and say so: -Ddb.backupBeforeMigrate=false"));
        return findings;
    }

    /** A look afterwards; that it fails changes nothing about what was applied. */
    private static List<Finding> remarks(TargetDatabase target, MigrateOutcome result) {
        if (result instanceof MigrateOutcome.Failed failed) {
            return failed.halfDone() ? invalidIndexes(target) : List.of();
        }
        if (result.applied().isEmpty()) {
            return List.of();
        }
        try (Connection connection = target.database().connect("db-maven-plugin")) {
            return UnusableFindings.remarks(connection);
        } catch (SQLException e) {
            LOG.debug("what the migrations left cannot be looked at", e);
            return List.of();
        }
    }

    /** What CONCURRENTLY left behind, if the server still answers at once: the run is over, be it by its deadline. */
    private static List<Finding> invalidIndexes(TargetDatabase target) {
        FutureTask<List<Finding>> look = new FutureTask<>(() -> {
            try (Connection connection = target.database().connect("db-maven-plugin")) {
                return UnusableFindings.invalidIndexes(connection);
            }
        });
        Thread thread = new Thread(look, "db-look-afterwards");
        thread.setDaemon(true);
        thread.start();
        try {
            return look.get(LOOK_AFTERWARDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("what the script left cannot be looked at", e);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
