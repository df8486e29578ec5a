package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.backup.BackupSnapshot;
import io.github.dblifecycle.backup.ClientPrograms;
import io.github.dblifecycle.backup.CopiedRows;
import io.github.dblifecycle.backup.RowSum;
import io.github.dblifecycle.backup.UnpublishedBackup;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who reads the database, and how what came of it is proved. */
sealed interface BackupEngine {

    /** As it stands in the sidecar. */
    String name();

    /** Writes all of it. */
    UnpublishedBackup write(BackupSnapshot snapshot, BackupName name, Instant time, BackupListener listener)
            throws SQLException;

    /**
     * Proves it as far as was asked for.
     *
     * @throws io.github.dblifecycle.backup.BackupException where it is not good
     */
    void prove(UnpublishedBackup backup, BackupListener listener) throws SQLException, IOException;

    /** The one that the plan needs. */
    static BackupEngine of(BackupPlan plan, BackupRequest request) {
        if (!plan.byPgDump()) {
            return new Jdbc(plan, request);
        }
        BackupSettings settings = request.settings();
        ClientPrograms programs = ClientPrograms.find(
                settings.pgDump(),
                Optional.ofNullable(System.getenv("PATH")),
                plan.snapshot().major());
        return new PgDump(plan, request, programs, DumpOptions.of(settings));
    }

    /** Ourselves. */
    record Jdbc(BackupPlan plan, BackupRequest request) implements BackupEngine {

        @Override
        public String name() {
            return "jdbc";
        }

        @Override
        public UnpublishedBackup write(
                BackupSnapshot snapshot, BackupName name, Instant time, BackupListener listener) {
            listener.begins(BackupListener.Step.WRITING);
            BackupSettings settings = request.settings();
            return UnpublishedBackup.write(
                    snapshot,
                    plan.contents(),
                    settings.directory(),
                    name,
                    time,
                    settings.compression(),
                    listener::progress);
        }

        @Override
        public void prove(UnpublishedBackup backup, BackupListener listener) throws SQLException {
            switch (request.settings().verification()) {
                case NONE -> {}
                case CHECKSUM -> {
                    listener.begins(BackupListener.Step.CHECKING);
                    backup.check(plan.contents());
                }
                case RESTORE -> new BackupProof(request, plan, listener).restore(backup);
            }
        }
    }

    /** PostgreSQL's own program. */
    record PgDump(BackupPlan plan, BackupRequest request, ClientPrograms programs, List<String> options)
            implements BackupEngine {

        @Override
        public String name() {
            return "pg_dump";
        }

        @Override
        public UnpublishedBackup write(BackupSnapshot snapshot, BackupName name, Instant time, BackupListener listener)
                throws SQLException {
            listener.begins(BackupListener.Step.WRITING);
            BackupSettings settings = request.settings();
            boolean compared = settings.verification() == Verification.RESTORE;
            Map<String, RowSum> sums = compared
                    ? CopiedRows.sums(
                            snapshot,
                            plan.contents().tables(),
                            plan.contents().largeObjects(),
                            settings.compression().readers())
                    : Map.of();
            return UnpublishedBackup.dump(
                    snapshot,
                    programs,
                    options,
                    sums,
                    settings.directory(),
                    name,
                    time,
                    settings.compression(),
                    listener::progress);
        }

        @Override
        public void prove(UnpublishedBackup backup, BackupListener listener) throws SQLException, IOException {
            switch (request.settings().verification()) {
                case NONE -> {}
                case CHECKSUM -> {
                    listener.begins(BackupListener.Step.CHECKING);
                    backup.checkDump();
                }
                case RESTORE -> new BackupProof(request, plan, listener).restoreDump(backup, programs);
            }
        }
    }
}
