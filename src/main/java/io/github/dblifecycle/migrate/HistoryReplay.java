package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.QualifiedName;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.trace.StatementTrace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.Plugin;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.jspecify.annotations.Nullable;

/**
 * Makes in a scratch database what a history says was applied elsewhere: exactly those migrations, in that order.
 *
 * <p>Flyway decides how rows and scripts belong together: it is shown the rows in the scratch database, as if that were
 * the one they come from.
 */
public final class HistoryReplay {

    private final MigrationSettings settings;
    private final Optional<StatementTrace> trace;
    private final FlywayFactory factory;
    private final MigrationFindings findings;

    /**
     * Prepares; nothing is run yet.
     *
     * @param trace told of every statement, as in {@link ScratchMigration}
     */
    public HistoryReplay(MigrationSettings settings, Optional<StatementTrace> trace) {
        this.settings = settings;
        this.trace = trace;
        this.factory = new FlywayFactory(settings);
        this.findings = new MigrationFindings(settings.layout(), ScriptNames.scripts(settings));
    }

    /**
     * How the rows and the project's scripts belong together, in Flyway's order.
     *
     * @param scratch an empty database
     * @throws MigrationException where Flyway can read the scripts or the rows no more
     */
    public List<HistoryEntry> match(Database scratch, List<HistoryRow> rows) throws SQLException {
        try {
            ScratchMigration migration = new ScratchMigration(settings, Optional.empty());
            Flyway flyway = factory.flyway(scratch, migration.runner());
            MigrationInfo[] all = infos(flyway, migration, scratch, rows);
            Set<String> refused = flyway.validateWithResult().invalidMigrations.stream()
                    .map(invalid -> identity(invalid.version, invalid.description))
                    .collect(Collectors.toSet());
            return Arrays.stream(all)
                    .map(info -> entry((MigrationInfoImpl) info, refused))
                    .toList();
        } catch (FlywayException e) {
            throw new MigrationException(findings.of(e).message(), e);
        }
    }

    /**
     * Applies what the rows say was applied. Rows whose scripts are gone are passed over: {@link HistoryEntry#missing}
     * names them.
     *
     * @param scratch an empty database, prepared for the trace where there is one
     * @throws SQLException where the scratch server itself fails
     */
    public ScratchOutcome apply(Database scratch, List<HistoryRow> rows) throws SQLException {
        ScratchMigration migration = new ScratchMigration(settings, trace);
        try {
            Flyway flyway = factory.flyway(scratch, migration.runner());
            MigrationInfo[] order = new ReplayOrder(infos(flyway, migration, scratch, rows)).inOrder(rows);
            try (Connection connection = scratch.connect("db-maven-plugin")) {
                forget(connection);
            }
            return migration.needsFlywaysBookkeeping(factory.configuration())
                    ? applyWithFlyway(scratch, rows)
                    : migration.apply(flyway, scratch, order);
        } catch (FlywayException e) {
            return new ScratchOutcome.Stopped(List.of(), List.of(findings.of(e)));
        }
    }

    /** Callbacks hear what they heard when the migrations were applied: one run for all that can have been one run. */
    private ScratchOutcome applyWithFlyway(Database scratch, List<HistoryRow> rows) throws SQLException {
        SequentialRunner runner = new SequentialRunner(settings.layout(), trace);
        RanMigrations ran = new RanMigrations();
        try (Connection connection = scratch.connect("db-maven-plugin")) {
            insert(connection, rows);
            MigrationInfo[] order =
                    new ReplayOrder(factory.flyway(scratch, runner, ran).info().all()).inOrder(rows);
            forget(connection);
            List<ResolvedMigration> chosen = new ArrayList<>();
            for (int i = 0; i < order.length; i++) {
                chosen.add(Objects.requireNonNull(ReplayOrder.resolved(order[i])));
                if (i + 1 == order.length || !mayFollow(order[i], order[i + 1])) {
                    flyway(scratch, runner, ran, chosen).migrate();
                }
            }
            return new ScratchOutcome.Complete(ran.ran());
        } catch (FlywayException e) {
            Finding finding = runner.failure().map(MigrationFindings::of).orElseGet(() -> findings.of(e));
            return new ScratchOutcome.Stopped(ran.ran(), List.of(finding));
        }
    }

    /** In one run, Flyway goes up the versions, then through the repeatable ones in the order of their descriptions. */
    private static boolean mayFollow(MigrationInfo first, MigrationInfo second) {
        if (first.getVersion() == null) {
            return second.getVersion() == null && first.getDescription().compareTo(second.getDescription()) < 0;
        }
        return second.getVersion() == null || first.getVersion().compareTo(second.getVersion()) < 0;
    }

    private Flyway flyway(
            Database scratch, SequentialRunner runner, RanMigrations ran, List<ResolvedMigration> chosen) {
        FluentConfiguration configuration = factory.configuration();
        List<Callback> callbacks = new ArrayList<>(List.of(configuration.getCallbacks()));
        callbacks.add(ran);
        return configuration
                .dataSource(new DatabaseSource(scratch, runner))
                .callbacks(callbacks.toArray(Callback[]::new))
                .javaMigrations()
                .skipDefaultResolvers(true)
                .resolvers(new Chosen(List.copyOf(chosen)))
                .outOfOrder(true)
                .validateOnMigrate(false)
                .target(MigrationVersion.LATEST)
                .load();
    }

    private MigrationInfo[] infos(Flyway flyway, ScratchMigration migration, Database scratch, List<HistoryRow> rows)
            throws SQLException {
        migration.createHistory(factory, scratch);
        try (Connection connection = scratch.connect("db-maven-plugin")) {
            insert(connection, rows);
        }
        return flyway.info().all();
    }

    private HistoryEntry entry(MigrationInfoImpl info, Set<String> refused) {
        ResolvedMigration resolved = info.getResolvedMigration();
        Optional<Integer> checksum = info.getAppliedMigration() == null
                ? Optional.empty()
                : Optional.ofNullable(info.getAppliedMigration().getChecksum());
        Optional<SourcePosition> script = resolved == null ? Optional.empty() : Optional.of(findings.position(info));
        return new HistoryEntry(
                MigrationRows.of(info),
                checksum,
                script,
                ReplayOrder.counts(info),
                isEdited(info),
                !refused.contains(identity(
                        info.getVersion() == null ? "" : info.getVersion().toString(), info.getDescription())));
    }

    private static String identity(@Nullable String version, @Nullable String description) {
        return Objects.requireNonNullElse(version, "") + " " + description;
    }

    private static boolean isEdited(MigrationInfoImpl info) {
        ResolvedMigration resolved = info.getResolvedMigration();
        if (resolved == null || info.getAppliedMigration() == null || !ReplayOrder.counts(info)) {
            return false;
        }
        return info.getState() == MigrationState.OUTDATED
                || (info.isVersioned()
                        && !info.getAppliedMigration().getType().isSynthetic()
                        && !resolved.checksumMatches(info.getAppliedMigration().getChecksum()));
    }

    private QualifiedName table() {
        return ScratchSession.historyTable(factory.configuration());
    }

    private void forget(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + table().quoted());
        }
    }

    /** Has a scratch database remember these, and nothing else. */
    void insert(Connection connection, List<HistoryRow> rows) throws SQLException {
        forget(connection);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO "
                + table().quoted()
                + " (installed_rank, version, description, type, script, checksum, installed_by, installed_on,"
                + " execution_time, success) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (HistoryRow row : rows) {
                insert.setInt(1, row.rank());
                insert.setString(2, row.version().orElse(null));
                insert.setString(3, row.description());
                insert.setString(4, row.type());
                insert.setString(5, row.script());
                insert.setObject(6, row.checksum().orElse(null), Types.INTEGER);
                insert.setString(7, row.installedBy());
                insert.setTimestamp(8, Timestamp.from(row.installedAt()));
                insert.setInt(9, row.executionMillis());
                insert.setBoolean(10, row.success());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Those that are to run in this run, and those before, which it finds applied. */
    record Chosen(List<ResolvedMigration> migrations) implements MigrationResolver {

        @Override
        public Collection<ResolvedMigration> resolveMigrations(Context context) {
            return migrations;
        }

        @Override
        public Plugin copy() {
            return this;
        }
    }
}
