package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.ArchiveProgram;
import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.backup.BesideDatabase;
import io.github.dblifecycle.backup.CheckedDump;
import io.github.dblifecycle.backup.DumpRestoring;
import io.github.dblifecycle.backup.RestoreConnections;
import io.github.dblifecycle.backup.RestoredDatabase;
import io.github.dblifecycle.backup.RestoredRows;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.workflow.RestoreListener.Step;
import io.github.dblifecycle.workflow.RestoreSettings.Verification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One restore of a checked file, by one of two ways: into a database beside, which then takes the name of the old one, or
 * into the database itself, in one transaction.
 */
record Restoring(
        RestoreRequest request,
        CheckedDump dump,
        Optional<ArchiveProgram> program,
        OptionalInt fileMajor,
        RestoreConnections connections,
        RestoreWatch watch,
        RestoreListener listener) {

    /** @throws BackupException where it is refused or stops; the database is as it was then */
    RestoreOutcome into(TargetDatabase target) throws SQLException {
        listener.begins(Step.PREPARING);
        RestoredDatabase description;
        List<String> making;
        try (Connection connection = connections.open(target.database())) {
            description = RestoredDatabase.read(connection);
            new RestoreRefusals(request.settings(), dump, fileMajor).check(description);
            making = DumpRestoring.makingMissingRoles(dump, connection);
            requireRoles(making);
            if (!request.dryRun() && !making.isEmpty()) {
                makeRoles(making, connection);
            }
        }
        List<String> roles = making.stream().map(DumpRestoring::role).toList();
        boolean beside =
                request.settings().beside() && description.whyNotBeside().isEmpty();
        if (request.dryRun()) {
            return possible(target, description, beside, roles);
        }
        return beside ? beside(target, description, roles) : inOneTransaction(target, roles, description);
    }

    private RestoreOutcome possible(
            TargetDatabase target, RestoredDatabase description, boolean beside, List<String> roles) {
        return new RestoreOutcome.Possible(
                target.target(),
                dump.path(),
                dump.kind(),
                dump.rows(),
                dump.tables(),
                dump.facts().map(BackupFacts::snapshotTime),
                beside,
                description.objects(),
                roles);
    }

    private static String names(List<String> making) {
        return String.join(", ", making.stream().map(DumpRestoring::role).toList());
    }

    private void requireRoles(List<String> making) {
        if (!making.isEmpty() && !request.settings().createRoles()) {
            throw new BackupException(Finding.error(
                    "DB837",
                    Optional.empty(),
                    "the file names roles that the server does not have: " + names(making) + "; nothing was touched",
                    "make them, or have them made without a right to log in: -Ddb.restore.createRoles"));
        }
    }

    private static void makeRoles(List<String> making, Connection connection) {
        try (Statement statement = connection.createStatement()) {
            for (String one : making) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new BackupException(
                    Finding.error(
                            "DB837",
                            Optional.empty(),
                            "the roles " + names(making) + " cannot be made: "
                                    + SqlError.of(e).message(),
                            "have somebody make them who may (CREATEROLE)"),
                    e);
        }
    }

    private RestoreOutcome beside(TargetDatabase target, RestoredDatabase description, List<String> roles)
            throws SQLException {
        try (BesideDatabase beside = BesideDatabase.make(
                target.database(), description, request.clock().instant())) {
            DumpRestoring restoring = restoring(false);
            long rows;
            try (Connection connection = connections.open(beside.database())) {
                rows = load(restoring, beside.database(), connection);
            }
            compare(restoring, beside.database());
            connections.close();
            watch.requireRunning();
            listener.begins(Step.SWAPPING);
            beside.carrySettings();
            Optional<String> kept = beside.swap(!request.settings().dropReplaced());
            return done(target, rows, true, kept, roles, beside.findings());
        }
    }

    private RestoreOutcome inOneTransaction(TargetDatabase target, List<String> roles, RestoredDatabase description)
            throws SQLException {
        long rows;
        try (Connection connection = connections.open(target.database())) {
            rows = load(restoring(true), target.database(), connection);
            watch.requireRunning();
            if (!connection.getAutoCommit()) {
                commit(connection, description);
            }
        }
        return done(target, rows, false, Optional.empty(), roles, List.of());
    }

    private static void commit(Connection connection, RestoredDatabase description) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = on");
            connection.commit();
        } catch (SQLException e) {
            SqlError error = SqlError.of(e);
            throw new BackupException(
                    Finding.error(
                            error.connectionFailed() ? "DB847" : "DB838",
                            Optional.empty(),
                            "the end of the transaction was not confirmed: " + error.message() + "; database "
                                    + description.name() + " holds all of the file or nothing",
                            "look which, then run it again"),
                    e);
        }
    }

    private DumpRestoring restoring(boolean oneTransaction) {
        return new DumpRestoring(dump, connections, request.settings().writers(), oneTransaction, program);
    }

    private long load(DumpRestoring restoring, Database into, Connection connection) throws SQLException {
        listener.begins(Step.LOADING);
        long rows = restoring.load(into, connection, listener);
        if (request.settings().analyze()) {
            listener.begins(Step.ANALYZING);
            restoring.analyze(connection);
        }
        return rows;
    }

    private void compare(DumpRestoring restoring, Database restored) throws SQLException {
        if (request.settings().verification() == Verification.COUNTS) {
            return;
        }
        listener.begins(Step.COMPARING);
        Optional<String> difference = RestoredRows.difference(dump, restoring.sums(), restored);
        if (difference.isPresent()) {
            throw new BackupException(Finding.error(
                    "DB839",
                    Optional.empty(),
                    "what was restored is not what the file holds: " + difference.get() + "; the database is as it was",
                    "tell us; -Ddb.verify=counts compares less"));
        }
    }

    private RestoreOutcome done(
            TargetDatabase target,
            long rows,
            boolean beside,
            Optional<String> kept,
            List<String> roles,
            List<Finding> findings) {
        List<Finding> all = new ArrayList<>(findings);
        Optional<BackupFacts> facts = dump.facts();
        return new RestoreOutcome.Done(
                target.target(),
                dump.path(),
                dump.kind(),
                rows,
                dump.tables(),
                facts.map(BackupFacts::snapshotTime),
                facts.flatMap(known -> Optional.ofNullable(known.migrationVersion())),
                request.settings().verification(),
                beside,
                kept,
                roles,
                all);
    }
}
