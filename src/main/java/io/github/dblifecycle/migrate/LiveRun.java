package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of migrations on a live database: attempt after attempt until nothing is pending, something fails that trying
 * again does not help, or the run is ended. Only what was rolled back as a whole is tried again.
 */
final class LiveRun {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** lock_not_available, deadlock_detected, serialization_failure. */
    static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01", "40001");

    /** admin_shutdown, crash_shutdown, cannot_connect_now; the driver's own begin with 08. */
    private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03");

    private final MigrationSettings settings;
    private final Database database;
    private final RunLimits limits;
    private final MigrationListener listener;
    private final ApprovedRun approved;
    private final QualifiedName table;
    private final RunWatch watch;
    private final ScriptProgress progress;
    private final LiveRunner runner;
    private final RunObserver observer;
    private final Applying applying;

    private LiveRun(
            MigrationSettings settings,
            Database database,
            RunLimits limits,
            MigrationListener listener,
            ApprovedRun approved,
            QualifiedName table,
            RunWatch watch) {
        this.settings = settings;
        this.database = database;
        this.limits = limits;
        this.listener = listener;
        this.approved = approved;
        this.table = table;
        this.watch = watch;
        this.progress = new ScriptProgress(table);
        this.runner = new LiveRunner(settings.layout(), watch, limits, progress, approved, listener);
        this.observer = RunObserver.start(database, runner, listener);
        this.applying = new Applying(listener, runner, observer);
    }

    /** How a run came out; what is applied is applied, whatever came after. */
    sealed interface Result {

        List<MigrateOutcome.Applied> applied();

        /** @param version of the schema now; empty where there are only repeatable migrations */
        record Done(List<MigrateOutcome.Applied> applied, Optional<String> version) implements Result {}

        /**
         * @param limits that held, which the server may have made longer
         * @param ended why it was ended from outside, if it was
         * @param locked whether the migration lock was had
         * @param holder who had it, where it was waited for
         * @param failure the statement that was refused, if one was
         * @param running the statement that ran when it ended
         * @param blockers who was in the way, if somebody was
         * @param inDoubt whether the last migration may have been committed all the same
         */
        record Stopped(
                List<MigrateOutcome.Applied> applied,
                Flyway flyway,
                RuntimeException cause,
                RunLimits limits,
                Optional<RunWatch.Stop> ended,
                boolean locked,
                Optional<String> holder,
                Optional<ScriptFailure> failure,
                Optional<LiveRunner.Running> running,
                Optional<Migration> migration,
                List<Blocker> blockers,
                boolean inDoubt,
                Duration elapsed)
                implements Result {}
    }

    /**
     * @throws SQLException where not even one connection could be had
     */
    static Result run(
            MigrationSettings settings,
            Database database,
            RunLimits limits,
            MigrationListener listener,
            ApprovedRun approved)
            throws SQLException {
        try (RunWatch watch = RunWatch.start(database, Deadline.in(limits.deadline()))) {
            Surroundings found = Surroundings.look(settings, database, limits, watch, listener);
            LiveRun run = new LiveRun(settings, database, found.limits(), listener, approved, found.table(), watch);
            return run.observed();
        }
    }

    /**
     * As a part of something that is watched as a whole.
     *
     * @param table that holds the history, or will
     */
    static Result run(
            MigrationSettings settings,
            Database database,
            RunLimits limits,
            MigrationListener listener,
            QualifiedName table,
            RunWatch watch) {
        ApprovedRun any = new ApprovedRun(settings, Optional.empty());
        return new LiveRun(settings, database, limits, listener, any, table, watch).observed();
    }

    private Result observed() {
        try (RunObserver open = observer) {
            listener.observed(open::activity);
            return attempts();
        }
    }

    private Result attempts() {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            progress.forget();
            runner.forgetFailure();
            LiveConnections connections = new LiveConnections(
                    database,
                    watch,
                    limits,
                    table,
                    listener::waitingForOtherRun,
                    connection -> approved.check(database, watch::watch));
            applying.limits(connections);
            Flyway flyway = new FlywayFactory(settings)
                    .flyway(new DatabaseSource(database, runner, connections, Optional.of(progress)), applying);
            try {
                MigrateResult result = flyway.migrate();
                result.warnings.forEach(LOG::warn);
                applying.confirm();
                applying.settle(true);
                return new Result.Done(applying.applied(), version(result));
            } catch (RuntimeException e) {
                applying.doubt();
                Optional<String> reason = mayPass(e);
                Duration wait = jittered(pause);
                if (reason.isEmpty() || watch.deadline().remaining().compareTo(wait) < 0) {
                    return stopped(e, flyway, connections);
                }
                listener.retrying(new Retry(
                        sqlState(e).orElse(""),
                        reason.get(),
                        observer.blockers().stream().findFirst(),
                        attempt,
                        wait));
                if (!watch.pause(wait)) {
                    return stopped(e, flyway, connections);
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private static Optional<String> version(MigrateResult result) {
        return Optional.ofNullable(result.targetSchemaVersion)
                .or(() -> Optional.ofNullable(result.initialSchemaVersion))
                .filter(version -> !version.isBlank());
    }

    private Result stopped(RuntimeException cause, Flyway flyway, LiveConnections connections) {
        boolean inDoubt = applying.isInDoubt();
        applying.settle(false);
        return new Result.Stopped(
                applying.applied(),
                flyway,
                cause,
                limits,
                watch.stopped(),
                connections.locked(),
                connections.holder(),
                runner.failure(),
                runner.unfinished(),
                applying.current(),
                observer.blockers(),
                inDoubt,
                watch.deadline().elapsed());
    }

    /** Why trying again may help; empty where it will not, or must not. */
    private Optional<String> mayPass(RuntimeException failure) {
        if (watch.stopped().isPresent()) {
            return Optional.empty();
        }
        boolean rolledBack =
                !(failure instanceof FlywayMigrateException migrating) || migrating.isExecutableInTransaction();
        String state = sqlState(failure).orElse("");
        if (!rolledBack) {
            return Optional.empty();
        }
        if (IN_THE_WAY.contains(state)) {
            List<Blocker> blockers = observer.blockers();
            return Optional.of(
                    blockers.isEmpty()
                            ? "no lock within " + limits.lockTimeout().toMillis() + " ms"
                            : "no " + blockers.get(0).wanted() + " within "
                                    + limits.lockTimeout().toMillis() + " ms, held by "
                                    + blockers.get(0).sentence());
        }
        if (isLost(state)) {
            return applying.wasConnected() ? Optional.of("the connection was lost") : Optional.empty();
        }
        return Optional.empty();
    }

    static boolean isLost(String sqlState) {
        return sqlState.startsWith("08") || GONE.contains(sqlState);
    }

    static Optional<String> sqlState(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofMillis(
                (long) (pause.toMillis() * (0.5 + ThreadLocalRandom.current().nextDouble())));
    }
}
