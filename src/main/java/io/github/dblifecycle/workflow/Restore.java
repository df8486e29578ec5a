package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.ArchiveProgram;
import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.CheckedDump;
import io.github.dblifecycle.backup.RestoreConnections;
import io.github.dblifecycle.backup.RestoreFailure;
import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.Refusal;
import io.github.dblifecycle.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Restores a backup into the database of an environment. The file is read to its end before anything is asked of the
 * database, and the database changes as a whole or not at all.
 */
public final class Restore {

    private final RestoreListener listener;

    public Restore(RestoreListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Restores it.
     *
     * @throws SQLException where the database cannot be reached
     * @throws io.github.dblifecycle.environment.ConfigurationException where what was asked for makes no sense
     */
    public RestoreOutcome run(RestoreRequest request) throws SQLException {
        Environment environment = request.environment().environment();
        Optional<Refusal> refusal = request.dryRun()
                ? Optional.empty()
                : request.confirmation()
                        .refusal(environment, "db:restore", "what is in its database is replaced by what a file holds");
        if (refusal.isPresent()) {
            return new RestoreOutcome.NotConfirmed(refusal.get());
        }
        String name = environment.name().value().value();
        try (RestoreConnections connections = new RestoreConnections();
                RestoreWatch watch = RestoreWatch.start(request.settings().deadline(), connections)) {
            return check(request, name, connections, watch);
        }
    }

    private RestoreOutcome check(
            RestoreRequest request, String environment, RestoreConnections connections, RestoreWatch watch)
            throws SQLException {
        RestoreSettings settings = request.settings();
        try {
            Path file = new RestoreSource(settings.source(), environment).file();
            listener.file(file);
            listener.begins(RestoreListener.Step.CHECKING);
            try (CheckedDump dump = CheckedDump.check(file, settings.mostContent(), request.dryRun(), listener)) {
                Optional<ArchiveProgram> program = dump.kind() == CheckedDump.Kind.ARCHIVE
                        ? Optional.of(ArchiveProgram.find(
                                settings.pgRestore(), Optional.ofNullable(System.getenv("PATH")), file))
                        : Optional.empty();
                OptionalInt major = program.isPresent()
                        ? CheckedDump.major(program.get().check(file, connections))
                        : dump.serverMajor();
                watch.requireRunning();
                try (TargetDatabase target = TargetDatabase.open(
                        request.environment().environment(),
                        request.environment().local())) {
                    return restore(new Restoring(request, dump, program, major, connections, watch, listener), target);
                }
            }
        } catch (BackupException e) {
            return failed(environment, Optional.empty(), watch.reason(e));
        } catch (IOException e) {
            return failed(
                    environment,
                    Optional.empty(),
                    new BackupException(
                            Finding.error(
                                    "DB830",
                                    Optional.empty(),
                                    "the backup cannot be read: " + e.getMessage(),
                                    "name another: -Ddb.file=…"),
                            e));
        }
    }

    private static RestoreOutcome restore(Restoring restoring, TargetDatabase target) throws SQLException {
        try {
            return restoring.into(target);
        } catch (BackupException e) {
            return failed(
                    target.target().environment(),
                    Optional.of(target.target()),
                    restoring.watch().reason(e));
        } catch (ConnectionFailure e) {
            throw e;
        } catch (SQLException e) {
            BackupException failure = RestoreFailure.of(restoring.dump().path().toString(), "", e);
            return failed(
                    target.target().environment(),
                    Optional.of(target.target()),
                    restoring.watch().reason(failure));
        }
    }

    private static RestoreOutcome failed(String environment, Optional<Target> target, BackupException e) {
        return new RestoreOutcome.Failed(environment, target, List.of(e.finding()), e);
    }
}
