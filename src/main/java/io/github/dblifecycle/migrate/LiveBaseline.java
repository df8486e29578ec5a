package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resolver.ResolvedMigration;

/** Begins the history of a database that has its schema from elsewhere: migrations up to a version count as applied. */
public final class LiveBaseline {

    private static final String BASELINE = "BASELINE";
    private static final Set<String> NO_MIGRATION = Set.of(BASELINE, "SCHEMA");

    private final MigrationSettings settings;
    private final Database database;

    /**
     * Prepares; the database is not asked yet.
     *
     * @param settings with {@code flyway.baselineVersion} and {@code flyway.baselineDescription}, where they are not
     *     Flyway's own
     */
    public LiveBaseline(MigrationSettings settings, Database database) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.database = Objects.requireNonNull(database, "database");
    }

    /**
     * Makes it.
     *
     * @param dryRun whether to tell only
     * @throws SQLException where no connection can be had, or the history cannot be made
     * @throws MigrationException where the history may not be read, or Flyway refuses
     */
    public BaselineOutcome baseline(RunLimits limits, MigrationListener listener, boolean dryRun) throws SQLException {
        LiveCommand command = new LiveCommand("baseline", settings, database, limits, listener);
        LiveCommand.Result<BaselineOutcome> result = command.run(lock -> baseline(lock, dryRun));
        if (result instanceof LiveCommand.Result.Stopped<BaselineOutcome> stopped) {
            return new BaselineOutcome.Failed(stopped.findings(), stopped.cause());
        }
        return ((LiveCommand.Result.Done<BaselineOutcome>) result).value();
    }

    private BaselineOutcome baseline(LiveCommand.Lock lock, boolean dryRun) throws SQLException {
        Configuration configuration = new FlywayFactory(settings).configuration();
        MigrationVersion version = configuration.getBaselineVersion();
        String description = configuration.getBaselineDescription();
        LiveHistory history = LiveHistory.read(lock.connection(), settings);
        List<HistoryRow> rows = RepairReader.rows(history);
        Optional<HistoryRow> before =
                rows.stream().filter(row -> row.type().equals(BASELINE)).findFirst();
        if (before.filter(row -> is(row, version, description)).isPresent()) {
            return new BaselineOutcome.Already(version.getVersion(), description);
        }
        if (before.isPresent()) {
            return new BaselineOutcome.Refused(List.of(otherBaseline(before.get(), version)));
        }
        List<HistoryRow> applied =
                rows.stream().filter(row -> !NO_MIGRATION.contains(row.type())).toList();
        if (!applied.isEmpty()) {
            return new BaselineOutcome.Refused(List.of(applied(history, applied)));
        }
        List<Migration> counted = new ArrayList<>();
        List<Migration> pending = new ArrayList<>();
        for (MigrationInfo info : PendingReader.quiet(new FlywayFactory(settings).configuration())
                .dataSource(lock.reading())
                .load()
                .info()
                .all()) {
            ResolvedMigration script = ReplayOrder.resolved(info);
            if (script != null && script.getVersion() != null && !info.getType().isUndo()) {
                boolean below = script.getVersion().compareTo(version) <= 0;
                (below ? counted : pending).add(MigrationRows.of(info));
            }
        }
        List<Finding> remarks = counted.isEmpty() || inUse(lock.connection(), history, configuration)
                ? List.of()
                : List.of(empty(history, counted));
        if (!dryRun) {
            lock.flyway().baseline();
        }
        return new BaselineOutcome.Baselined(version.getVersion(), description, !dryRun, counted, pending, remarks);
    }

    private static boolean is(HistoryRow row, MigrationVersion version, String description) {
        return row.description().equals(description)
                && row.version()
                        .filter(text -> MigrationVersion.fromVersion(text).equals(version))
                        .isPresent();
    }

    private static boolean inUse(Connection connection, LiveHistory history, Configuration configuration)
            throws SQLException {
        List<String> schemas = new ArrayList<>(List.of(history.table().schema().value()));
        schemas.addAll(Arrays.asList(configuration.getSchemas()));
        try (PreparedStatement query = connection.prepareStatement(SqlResource.text("schemas_in_use.sql"))) {
            query.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Finding applied(LiveHistory history, List<HistoryRow> applied) {
        HistoryRow last = applied.get(applied.size() - 1);
        return Finding.error(
                "DB755",
                Optional.empty(),
                "the history, table " + history.table().display() + ", has " + applied.size()
                        + (applied.size() == 1 ? " migration" : " migrations") + " already, the last "
                        + RepairReader.name(last) + ": a baseline comes before all of them",
                "nothing needs a baseline here: mvn db:status shows what is applied, mvn db:migrate applies the rest");
    }

    private static Finding otherBaseline(HistoryRow before, MigrationVersion wanted) {
        return Finding.error(
                "DB756",
                Optional.empty(),
                "this database was baselined already, at version "
                        + before.version().orElse("?") + " ("
                        + before.description() + ") by " + before.installedBy() + ", not at " + wanted
                        + " with the description asked for",
                "leave it: mvn db:migrate goes on behind it; or, if it was a mistake and nothing was applied since, delete"
                        + " that row by hand and baseline again");
    }

    private static Finding empty(LiveHistory history, List<Migration> counted) {
        return new Finding(
                "DB757",
                Severity.WARNING,
                Optional.empty(),
                "schema " + history.table().schema().readable() + " is empty, and what "
                        + (counted.size() == 1
                                ? counted.get(0).script() + " creates is"
                                : counted.get(0).script() + " to "
                                        + counted.get(counted.size() - 1).script() + " create is")
                        + " not there although it counts as applied",
                List.of(),
                Optional.of("an empty database needs no baseline: mvn db:migrate"));
    }
}
