package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BackupSnapshot;
import io.github.dblifecycle.backup.UnpublishedBackup;
import io.github.dblifecycle.finding.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long a snapshot may be held: as long as it is, vacuum of the whole server leaves rows alone that died since
 * (PostgreSQL, "25.1.2. Recovering Disk Space").
 */
record ReadingDeadline(Optional<Duration> whole, BackupSnapshot snapshot) {

    static ReadingDeadline of(Optional<Duration> whole, BackupSnapshot snapshot) {
        return new ReadingDeadline(whole, snapshot);
    }

    /** Something that reads. */
    interface Reading {
        UnpublishedBackup read() throws SQLException;
    }

    /** @throws BackupException where it did not end in time */
    UnpublishedBackup bounded(Reading reading) throws SQLException {
        if (whole.isEmpty()) {
            return reading.read();
        }
        AtomicBoolean over = new AtomicBoolean();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "db-backup-deadline");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.schedule(
                () -> {
                    over.set(true);
                    snapshot.abort();
                },
                whole.get().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return reading.read();
        } catch (BackupException e) {
            throw over.get() ? late(e) : e;
        } finally {
            timer.shutdownNow();
        }
    }

    private BackupException late(BackupException cause) {
        return new BackupException(
                Finding.error(
                        "DB798",
                        Optional.empty(),
                        "the rows were not read within " + whole.orElseThrow().toSeconds()
                                + " s (db.backup.deadline), and the backup was given up; earlier backups are as they"
                                + " were",
                        "allow more: -Ddb.backup.deadline=2h; or leave rows out: -Ddb.backup.excludeTableData=…"),
                cause);
    }
}
