package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.resolver.sql.SqlMigrationExecutor;

/**
 * Reads what a database waits for. Every connection is read-only, neither a callback nor {@code flyway.initSql} is sent, and
 * nothing is created: a role that may connect and read the history is enough.
 */
public final class PendingReader {

    private static final String ANY_PENDING = "*:pending";

    private final MigrationSettings settings;
    private final FlywayFactory factory;
    private final MigrationFindings findings;

    /** Prepares; no database is asked yet. */
    public PendingReader(MigrationSettings settings) {
        this.settings = settings;
        this.factory = new FlywayFactory(settings);
        this.findings = new MigrationFindings(settings.layout(), ScriptNames.scripts(settings));
    }

    /**
     * Reads.
     *
     * @throws MigrationException where the history may not be read, changes meanwhile, or Flyway does not take the
     *     scripts
     * @throws SQLException where the connection breaks
     */
    public PendingMigrations read(Database live) throws SQLException {
        return read(live, ConnectionGuard.NONE);
    }

    /** @param guard sees every connection */
    PendingMigrations read(Database live, ConnectionGuard guard) throws SQLException {
        Database reading = readOnly(live);
        ReadingRunner runner = new ReadingRunner(settings.layout());
        DatabaseSource source = new DatabaseSource(reading, runner, guard, Optional.empty());
        try (Connection connection = source.getConnection()) {
            LiveHistory history = LiveHistory.read(connection, settings);
            if (history instanceof LiveHistory.Forbidden forbidden) {
                throw forbidden.refusal();
            }
            boolean exists = history instanceof LiveHistory.Found;
            List<HistoryRow> rows = history instanceof LiveHistory.Found found ? found.rows() : List.of();
            List<Finding> refusals = new ArrayList<>();
            if (!exists) {
                notEmpty(connection, history).ifPresent(refusals::add);
            }
            List<PendingMigration> pending = pending(source, runner, connection, refusals);
            if (!LiveHistory.read(connection, settings).equals(history)) {
                throw new MigrationException(live + " was migrated while its plan was made; run it again afterwards");
            }
            return new PendingMigrations(rows, exists, pending, refusals);
        }
    }

    private List<PendingMigration> pending(
            DatabaseSource source, ReadingRunner runner, Connection connection, List<Finding> refusals)
            throws SQLException {
        try {
            FluentConfiguration configuration = quiet(factory.configuration());
            Flyway flyway = configuration.dataSource(source).load();
            refusals.addAll(refusals(flyway, configuration));
            Map<String, ResolvedMigration> asWritten = asWritten(source);
            List<PendingMigration> pending = new ArrayList<>();
            for (MigrationInfo info : flyway.info().pending()) {
                ResolvedMigration resolved = Objects.requireNonNull(ReplayOrder.resolved(info));
                ResolvedMigration raw = asWritten.getOrDefault(identity(resolved), resolved);
                try {
                    pending.add(pending(info, resolved, raw, connection, runner, flyway.getConfiguration()));
                } catch (FlywayException e) {
                    refusals.add(new PlaceholderValues(settings).hide(findings.of(info, e)));
                }
            }
            return pending;
        } catch (FlywayException e) {
            throw new MigrationException(
                    new PlaceholderValues(settings).hide(findings.of(e).message()), e);
        }
    }

    /** The same scripts with their placeholders left alone: what is shown may not hold what those stand for. */
    private Map<String, ResolvedMigration> asWritten(DatabaseSource source) {
        Flyway flyway = quiet(factory.configuration())
                .placeholderReplacement(false)
                .dataSource(source)
                .load();
        Map<String, ResolvedMigration> found = new HashMap<>();
        for (MigrationInfo info : flyway.info().all()) {
            ResolvedMigration resolved = ReplayOrder.resolved(info);
            if (resolved != null) {
                found.put(identity(resolved), resolved);
            }
        }
        return found;
    }

    private PendingMigration pending(
            MigrationInfo info,
            ResolvedMigration resolved,
            ResolvedMigration raw,
            Connection connection,
            ReadingRunner runner,
            Configuration configuration)
            throws SQLException {
        MigrationExecutor executor = resolved.getExecutor();
        boolean isScript = executor instanceof SqlMigrationExecutor;
        List<ScriptStatement> statements = List.of();
        String content;
        if (isScript) {
            Context context = new ReadingContext(configuration, connection);
            executor.execute(context);
            raw.getExecutor().execute(context);
            statements = runner.read().statements();
            content = MigrationContent.ofScript(runner.read().text(), configuration);
        } else {
            content = MigrationContent.ofCode(resolved.getScript(), resolved.getChecksum(), settings);
        }
        return new PendingMigration(
                MigrationRows.of(info),
                findings.position(info),
                executor.canExecuteInTransaction(),
                executor.shouldExecute() && !configuration.isSkipExecutingMigrations(),
                isScript,
                statements,
                content);
    }

    private List<Finding> refusals(Flyway flyway, Configuration configuration) {
        if (!configuration.isValidateOnMigrate()) {
            return List.of();
        }
        return flyway.validateWithResult().invalidMigrations.stream()
                .map(invalid -> HistoryFindings.of(settings.layout(), invalid))
                .toList();
    }

    /** Without callbacks; what is pending is no fault, as little as it is to {@code migrate}. */
    static FluentConfiguration quiet(FluentConfiguration configuration) {
        List<ValidatePattern> patterns = new ArrayList<>(Arrays.asList(configuration.getIgnoreMigrationPatterns()));
        patterns.add(ValidatePattern.fromPattern(ANY_PENDING));
        return configuration
                .callbacks(new Callback[0])
                .skipDefaultCallbacks(true)
                .ignoreMigrationPatterns(patterns.toArray(ValidatePattern[]::new));
    }

    /** Flyway refuses a database that it does not know and that holds something, or baselines it by itself. */
    private Optional<Finding> notEmpty(Connection connection, LiveHistory history) throws SQLException {
        Configuration configuration = factory.configuration();
        List<String> schemas = new ArrayList<>(List.of(history.table().schema().value()));
        schemas.addAll(Arrays.asList(configuration.getSchemas()));
        try (PreparedStatement query = connection.prepareStatement(SqlResource.text("schemas_in_use.sql"))) {
            query.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String schema = new Identifier(row.getString(1)).readable();
                return Optional.of(Finding.error(
                        "DB750",
                        Optional.empty(),
                        "schema " + schema + " is not empty, but there is no history of migrations, no table "
                                + history.table().display()
                                + (configuration.isBaselineOnMigrate()
                                        ? ": the first run would baseline it, and what is pending afterwards is not"
                                                + " planned together with that"
                                        : ": what was applied is not known, so nothing would be run"),
                        "baseline it first; or, if its history has another name or schema: -Dflyway.table=… or"
                                + " -Dflyway.defaultSchema=…"));
            }
        } catch (SQLException e) {
            throw new SQLException(
                    "the schemas cannot be looked at: " + SqlError.of(e).message(), e);
        }
    }

    static String identity(MigrationInfo info) {
        return (info.getVersion() == null ? "R" : info.getVersion().toString()) + " " + info.getScript();
    }

    static String identity(ResolvedMigration resolved) {
        return (resolved.getVersion() == null ? "R" : resolved.getVersion().toString()) + " " + resolved.getScript();
    }

    /** The driver tells the server at once: its parameters are those of the documentation of pgJDBC. */
    static Database readOnly(Database live) {
        Map<String, String> parameters = new TreeMap<>(live.url().parameters());
        parameters.put("readOnly", "true");
        parameters.put("readOnlyMode", "always");
        return new Database(
                new DatabaseUrl(live.url().hosts(), live.url().database(), parameters), live.user(), live.password());
    }

    /** For what only reads scripts. */
    record ReadingContext(Configuration configuration, Connection connection) implements Context {

        @Override
        public Configuration getConfiguration() {
            return configuration;
        }

        @Override
        public Connection getConnection() {
            return connection;
        }
    }
}
