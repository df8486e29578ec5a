package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupDirectory;
import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.backup.BackupSnapshot;
import io.github.dblifecycle.backup.Relation;
import io.github.dblifecycle.backup.UnpublishedBackup;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.workflow.BackupSettings.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes a backup of the database of an environment, and proves it. The database is only read. */
public final class Backup {

    private final BackupListener listener;

    public Backup(BackupListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Makes it.
     *
     * @throws SQLException where the database cannot be reached
     * @throws io.github.dblifecycle.environment.ConfigurationException where what was asked for makes no sense
     */
    public BackupOutcome run(BackupRequest request) throws SQLException {
        EnvironmentRequest environment = request.environment();
        try (TargetDatabase target = TargetDatabase.open(environment.environment(), environment.local())) {
            return run(request, target.database(), target.target());
        }
    }

    /** As {@link #run(BackupRequest)}, of a database that answers already. */
    BackupOutcome run(BackupRequest request, Database database, Target target) throws SQLException {
        BackupSettings settings = request.settings();
        BackupName name = new BackupName(settings.pattern(), target.environment());
        BackupDirectory directory = new BackupDirectory(settings.directory(), name);
        try {
            directory.sweep();
            return write(request, database, target, name, directory);
        } catch (BackupException e) {
            return new BackupOutcome.Failed(target, List.of(e.finding()), e);
        } catch (IOException e) {
            Finding finding = Finding.error(
                    "DB786",
                    Optional.empty(),
                    "the directory " + settings.directory() + " cannot be used: " + e.getMessage(),
                    "name another: -Ddb.backup.directory=…");
            return new BackupOutcome.Failed(target, List.of(finding), e);
        }
    }

    private BackupOutcome write(
            BackupRequest request, Database database, Target target, BackupName name, BackupDirectory directory)
            throws SQLException, IOException {
        BackupSettings settings = request.settings();
        listener.begins(BackupListener.Step.READING_SCHEMA);
        try (BackupSnapshot snapshot =
                BackupSnapshot.open(database, settings.lockTimeout(), relation -> isRead(relation, settings))) {
            BackupPlan plan = BackupPlan.of(snapshot, request, settings.engine() == Engine.PG_DUMP);
            BackupEngine engine = BackupEngine.of(plan, request);
            try (UnpublishedBackup backup = ReadingDeadline.of(settings.deadline(), snapshot)
                    .bounded(() -> engine.write(snapshot, name, request.clock().instant(), listener))) {
                snapshot.release();
                engine.prove(backup, listener);
                BackupFacts facts = plan.facts(request, target, backup, engine.name());
                backup.publish(facts);
                return new BackupOutcome.Done(
                        target, backup.path(), facts, pruned(directory, request), plan.findings());
            }
        }
    }

    static boolean isRead(Relation relation, BackupSettings settings) {
        return settings.choice().holdsTable(relation.name());
    }

    /** That an old one cannot be deleted does not make the new one worse. */
    private static List<Path> pruned(BackupDirectory directory, BackupRequest request) {
        BackupSettings settings = request.settings();
        try {
            return directory.prune(
                    settings.keep(), settings.keepFor(), request.clock().instant());
        } catch (IOException e) {
            throw new UncheckedIOException("the backup is made, but an old one cannot be deleted", e);
        }
    }
}
