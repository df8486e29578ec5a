package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import io.github.dblifecycle.trace.StatementTrace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies all migrations to an empty scratch database.
 *
 * <p>Flyway finds the migrations, orders them, parses and executes them; its bookkeeping between two migrations, which
 * takes most of its time where migrations are many and small, is done here in one statement. Projects with callbacks or
 * settings that reach into that bookkeeping get Flyway's own.
 */
public final class ScratchMigration {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchMigration.class);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final MigrationSettings settings;
    private final PipelinedRunner runner;
    private final Optional<StatementTrace> trace;
    private final MigrationFindings findings;

    /**
     * Prepares; nothing is run yet.
     *
     * @param trace told of every statement; empty where nobody will ask for lines, which saves a statement for each
     */
    public ScratchMigration(MigrationSettings settings, Optional<StatementTrace> trace) {
        this.settings = settings;
        this.trace = trace;
        this.runner = new PipelinedRunner(settings.layout(), trace);
        this.findings = new MigrationFindings(settings.layout(), ScriptNames.scripts(settings));
    }

    /**
     * @throws SQLException where the scratch server itself fails
     */
    public ScratchOutcome apply(Database scratch) throws SQLException {
        FlywayFactory factory = new FlywayFactory(settings);
        Configuration configuration = factory.configuration();
        try {
            if (needsFlywaysBookkeeping(configuration)) {
                return applyWithFlyway(factory, scratch);
            }
            createHistory(factory, scratch);
            Flyway flyway = factory.flyway(scratch, runner);
            MigrationInfo[] pending = flyway.info().pending();
            return apply(flyway, scratch, pending);
        } catch (FlywayException e) {
            return new ScratchOutcome.Stopped(List.of(), List.of(findings.of(e)));
        }
    }

    boolean needsFlywaysBookkeeping(Configuration configuration) {
        return configuration.isGroup()
                || configuration.isSkipExecutingMigrations()
                || configuration.getCallbacks().length > 0
                || configuration.getInitSql() != null
                || !settings.locations().remote().isEmpty()
                || !settings.locations().libraries().isEmpty()
                || new ScriptNames(settings, configuration)
                        .scripts().stream()
                                .map(script -> script.getFileName().toString())
                                .anyMatch(ScratchMigration::isCallback);
    }

    PipelinedRunner runner() {
        return runner;
    }

    private static boolean isCallback(String fileName) {
        return Stream.of(Event.values())
                .map(Event::getId)
                .anyMatch(id -> fileName.startsWith(id + ".") || fileName.startsWith(id + "__"));
    }

    private ScratchOutcome applyWithFlyway(FlywayFactory factory, Database scratch) {
        SequentialRunner sequential = new SequentialRunner(settings.layout(), trace);
        RanMigrations ran = new RanMigrations();
        try {
            factory.flyway(scratch, sequential, ran).migrate();
            return new ScratchOutcome.Complete(ran.ran());
        } catch (FlywayException e) {
            Finding finding = sequential.failure().map(MigrationFindings::of).orElseGet(() -> findings.of(e));
            return new ScratchOutcome.Stopped(ran.ran(), List.of(finding));
        }
    }

    /** Creates schemas and history table by Flyway's own hand: a migration without any migrations. */
    void createHistory(FlywayFactory factory, Database scratch) {
        factory.configuration()
                .dataSource(new DatabaseSource(scratch, new SequentialRunner(settings.layout(), Optional.empty())))
                .locations(new String[0])
                .javaMigrations()
                .skipDefaultResolvers(true)
                .skipDefaultCallbacks(true)
                .validateOnMigrate(false)
                .target(MigrationVersion.LATEST)
                .load()
                .migrate();
    }

    /** Applies these in this order, which have scripts of their own, to a database that has an empty history. */
    ScratchOutcome apply(Flyway flyway, Database scratch, MigrationInfo[] pending) throws SQLException {
        List<ScratchOutcome.Ran> ran = new ArrayList<>();
        try (Connection connection = scratch.connect("db-maven-plugin");
                ParsedAhead parsed = new ParsedAhead(pending)) {
            ScratchSession session = ScratchSession.of(connection, flyway.getConfiguration());
            long spoken = System.nanoTime();
            try (HistoryTable history = new HistoryTable(connection, session.historyTable(), session.lastRank())) {
                for (int i = 0; i < pending.length; i++) {
                    MigrationInfo info = pending[i];
                    long start = System.nanoTime();
                    try {
                        apply(info, parsed.executor(i), parsed.runsInTransaction(i), flyway, session, history);
                    } catch (FlywayException e) {
                        Finding finding =
                                runner.failure().map(MigrationFindings::of).orElseGet(() -> findings.of(info, e));
                        return new ScratchOutcome.Stopped(ran, List.of(finding));
                    }
                    ran.add(RanMigrations.ran(info, Duration.ofNanos(System.nanoTime() - start)));
                    if (Duration.ofNanos(System.nanoTime() - spoken).compareTo(SILENCE) > 0) {
                        spoken = System.nanoTime();
                        LOG.info("{} of {} migrations applied to a scratch database …", ran.size(), pending.length);
                    }
                }
            }
        }
        return new ScratchOutcome.Complete(ran);
    }

    private void apply(
            MigrationInfo info,
            MigrationExecutor executor,
            boolean inTransaction,
            Flyway flyway,
            ScratchSession session,
            HistoryTable history)
            throws SQLException {
        if (!executor.shouldExecute()) {
            return;
        }
        long start = System.nanoTime();
        try {
            session.begin(inTransaction);
            execute(info, executor, flyway.getConfiguration(), session, inTransaction);
            markJavaMigration(info, session.connection());
            session.restore();
            history.add(info, Duration.ofNanos(System.nanoTime() - start));
            session.commit();
        } catch (SQLException e) {
            session.rollback();
            throw new FlywayException(e.getMessage(), e);
        } catch (FlywayException e) {
            session.rollback();
            throw e;
        }
    }

    private void execute(
            MigrationInfo info,
            MigrationExecutor executor,
            Configuration configuration,
            ScratchSession session,
            boolean inTransaction)
            throws SQLException {
        runner.oneByOne(false);
        try {
            executor.execute(session.context(configuration));
        } catch (FlywayException e) {
            if (!inTransaction || runner.failure().isEmpty()) {
                throw e;
            }
            LOG.debug("{} failed as a batch, looking for the statement", info.getScript());
            session.rollback();
            session.begin(true);
            runner.oneByOne(true);
            executor.execute(session.context(configuration));
        }
    }

    private void markJavaMigration(MigrationInfo info, Connection connection) throws SQLException {
        if (trace.isPresent() && !info.getType().name().contains("SQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(trace.get().mark(findings.position(info)));
            }
        }
    }

    /** The names of the scripts a project has; findings about those Flyway would not run. */
    public static List<Finding> checkNames(MigrationSettings settings) {
        return new ScriptNames(settings, new FlywayFactory(settings).configuration()).check();
    }

    /** The table Flyway keeps its history in, which is no part of anybody's schema. */
    public static QualifiedName historyTable(MigrationSettings settings) {
        return ScratchSession.historyTable(new FlywayFactory(settings).configuration());
    }

    /**
     * The schemas Flyway creates before the first migration, the one for unqualified names first; empty where that is
     * only {@code public}.
     */
    public static List<Identifier> schemas(MigrationSettings settings) {
        Configuration configuration = new FlywayFactory(settings).configuration();
        SortedSet<Identifier> others = new TreeSet<>();
        Stream.of(configuration.getSchemas()).map(Identifier::new).forEach(others::add);
        Identifier first = historyTable(settings).schema();
        others.remove(first);
        if (others.isEmpty() && first.equals(ScratchSession.DEFAULT_SCHEMA)) {
            return List.of();
        }
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
