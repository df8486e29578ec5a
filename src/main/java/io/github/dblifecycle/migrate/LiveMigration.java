package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/** The migrations of a database that is there to stay. */
public final class LiveMigration {

    private final MigrationSettings settings;
    private final Database database;
    private final MigrationFindings findings;

    public LiveMigration(MigrationSettings settings, Database database) {
        this.settings = settings;
        this.database = database;
        this.findings = new MigrationFindings(settings.layout(), ScriptNames.scripts(settings));
    }

    /**
     * All migrations, applied and pending, in the order Flyway gives them. Reads only.
     *
     * @throws MigrationException where the history or the scripts cannot be read
     */
    public List<Migration> migrations() {
        SequentialRunner runner = new SequentialRunner(settings.layout(), Optional.empty());
        try {
            MigrationInfo[] all =
                    new FlywayFactory(settings).flyway(database, runner).info().all();
            return Arrays.stream(all).map(MigrationRows::of).toList();
        } catch (FlywayException e) {
            throw new MigrationException(findings.of(e).message(), e);
        }
    }

    /**
     * Applies what is pending, one migration after the other, each in its own transaction where it can, within the limits.
     *
     * @throws SQLException where not even one connection could be had
     */
    public MigrateOutcome migrate(RunLimits limits, MigrationListener listener) throws SQLException {
        return migrate(limits, listener, Optional.empty());
    }

    /**
     * The same, and nothing but what was approved.
     *
     * @param approval empty where whatever is pending may be applied
     * @throws SQLException where not even one connection could be had
     */
    public MigrateOutcome migrate(RunLimits limits, MigrationListener listener, Optional<RunApproval> approval)
            throws SQLException {
        return outcome(LiveRun.run(settings, database, limits, listener, new ApprovedRun(settings, approval)));
    }

    /** The same, as a part of something that is watched as a whole. */
    MigrateOutcome migrate(RunLimits limits, MigrationListener listener, QualifiedName table, RunWatch watch) {
        return outcome(LiveRun.run(settings, database, limits, listener, table, watch));
    }

    private MigrateOutcome outcome(LiveRun.Result result) {
        if (result instanceof LiveRun.Result.Done done) {
            return new MigrateOutcome.UpToDate(done.applied(), done.version());
        }
        LiveRun.Result.Stopped stopped = (LiveRun.Result.Stopped) result;
        return new MigrateOutcome.Failed(
                stopped.applied(), findings(stopped), stopped.cause(), isOutside(stopped.cause()));
    }

    private List<Finding> findings(LiveRun.Result.Stopped stopped) {
        RunFindings told = new RunFindings(stopped);
        RuntimeException cause = stopped.cause();
        Optional<NotApproved> notApproved = causes(cause)
                .filter(NotApproved.class::isInstance)
                .map(NotApproved.class::cast)
                .findFirst();
        if (notApproved.isPresent()) {
            return notApproved.get().findings();
        }
        Optional<DataChecksFailed> checks = causes(cause)
                .filter(DataChecksFailed.class::isInstance)
                .map(DataChecksFailed.class::cast)
                .findFirst();
        if (checks.isPresent()) {
            return checks.get().broken().isEmpty()
                    ? stopped.failure().stream().map(MigrationFindings::of).toList()
                    : checks.get().broken().stream().map(told::broken).toList();
        }
        boolean outside = isOutside(cause);
        if (PooledConnection.isCauseOf(cause)) {
            return List.of(RunFindings.pooler());
        }
        if (stopped.ended().isPresent()) {
            boolean waited = !stopped.locked() && stopped.ended().get() == RunWatch.Stop.DEADLINE;
            if (waited) {
                return List.of(told.otherRun());
            }
            boolean behindOthers = stopped.ended().get() == RunWatch.Stop.DEADLINE
                    && !outside
                    && !stopped.blockers().isEmpty();
            return List.of(
                    behindOthers
                            ? told.lockNotHad(Optional.empty())
                            : told.ended(stopped.ended().get(), outside));
        }
        if (!(cause instanceof FlywayException failed)) {
            throw cause;
        }
        if (!(failed instanceof FlywayMigrateException migrating)) {
            return connectionLost(cause)
                    ? List.of(told.connectionLost(findings.of(failed)))
                    : refusals(stopped.flyway(), failed);
        }
        Finding refused = stopped.failure()
                .map(MigrationFindings::of)
                .orElseGet(() -> findings.of(migrating.getMigration(), cause(migrating)));
        if (outside) {
            return List.of(StoppedScripts.halfDone(refused, stopped.running()));
        }
        String state = LiveRun.sqlState(cause).orElse("");
        if (LiveRun.IN_THE_WAY.contains(state)) {
            return List.of(told.lockNotHad(Optional.of(refused)));
        }
        return List.of(connectionLost(cause) ? told.connectionLost(refused) : refused);
    }

    private static boolean isOutside(RuntimeException cause) {
        return cause instanceof FlywayMigrateException failed && !failed.isExecutableInTransaction();
    }

    private static boolean connectionLost(Throwable cause) {
        return LiveRun.sqlState(cause).filter(LiveRun::isLost).isPresent();
    }

    private static Stream<Throwable> causes(Throwable first) {
        return Stream.iterate(first, Objects::nonNull, Throwable::getCause);
    }

    /**
     * Drops everything in the schemas that Flyway manages. Whether that is allowed is the caller's to know.
     *
     * @throws MigrationException where the server refuses
     */
    public void clean() {
        SequentialRunner runner = new SequentialRunner(settings.layout(), Optional.empty());
        try {
            new FlywayFactory(settings)
                    .configuration()
                    .dataSource(new DatabaseSource(database, runner))
                    .cleanDisabled(false)
                    .load()
                    .clean();
        } catch (FlywayException e) {
            throw new MigrationException("the database cannot be emptied: " + e.getMessage(), e);
        }
    }

    private static Exception cause(FlywayException exception) {
        return exception.getCause() instanceof Exception cause ? cause : exception;
    }

    private List<Finding> refusals(Flyway flyway, FlywayException exception) {
        if (exception.getErrorCode() != CoreErrorCode.VALIDATE_ERROR) {
            return List.of(findings.of(exception));
        }
        Set<String> pending = Arrays.stream(flyway.info().pending())
                .map(info -> info.getVersion() + " " + info.getDescription())
                .collect(Collectors.toSet());
        List<Finding> found = new ArrayList<>();
        for (ValidateOutput invalid : flyway.validateWithResult().invalidMigrations) {
            if (!pending.contains(invalid.version + " " + invalid.description)) {
                found.add(HistoryFindings.of(settings.layout(), invalid));
            }
        }
        return found.isEmpty() ? List.of(findings.of(exception)) : found;
    }
}
