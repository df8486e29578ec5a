package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/** Runs pending migrations in a scratch database as Flyway would run them in their own, and looks at what each does. */
public final class PendingRun {

    private final MigrationSettings settings;
    private final FlywayFactory factory;
    private final MigrationFindings findings;

    /** Prepares; nothing is run yet. */
    public PendingRun(MigrationSettings settings) {
        this.settings = settings;
        this.factory = new FlywayFactory(settings);
        this.findings = new MigrationFindings(settings.layout(), ScriptNames.scripts(settings));
    }

    /**
     * Runs them.
     *
     * @param scratch where what these rows tell of was applied already, or an empty one where there are none
     * @param rows what the history of the scratch database is to say, for migrations that look at it
     * @throws SQLException where the scratch server itself fails
     */
    public ObservedRun observe(Database scratch, List<HistoryRow> rows, List<PendingMigration> pending)
            throws SQLException {
        ObservingRunner runner = new ObservingRunner(settings.layout());
        try {
            new ScratchMigration(settings, Optional.empty()).createHistory(factory, scratch);
            try (Connection connection = scratch.connect("db-maven-plugin")) {
                new HistoryReplay(settings, Optional.empty()).insert(connection, rows);
            }
            configuration(scratch, runner, chosen(scratch, runner, pending))
                    .load()
                    .migrate();
            return runner.result(Optional.empty());
        } catch (FlywayMigrateException e) {
            Finding finding = runner.failure()
                    .map(MigrationFindings::of)
                    .orElseGet(
                            () -> findings.of(e.getMigration(), e.getCause() instanceof Exception cause ? cause : e));
            return runner.result(Optional.of(new PlaceholderValues(settings).hide(finding)));
        } catch (FlywayException e) {
            Finding finding = runner.failure().map(MigrationFindings::of).orElseGet(() -> findings.of(e));
            return runner.result(Optional.of(new PlaceholderValues(settings).hide(finding)));
        }
    }

    private List<ResolvedMigration> chosen(Database scratch, ObservingRunner runner, List<PendingMigration> pending) {
        Set<String> wanted = pending.stream().map(PendingMigration::identity).collect(Collectors.toSet());
        return Arrays.stream(factory.configuration()
                        .dataSource(new DatabaseSource(scratch, runner))
                        .load()
                        .info()
                        .all())
                .map(ReplayOrder::resolved)
                .filter(Objects::nonNull)
                .filter(resolved -> wanted.contains(PendingReader.identity(resolved)))
                .distinct()
                .toList();
    }

    private FluentConfiguration configuration(
            Database scratch, ObservingRunner runner, List<ResolvedMigration> chosen) {
        FluentConfiguration configuration = factory.configuration();
        List<Callback> callbacks = new ArrayList<>(List.of(configuration.getCallbacks()));
        callbacks.add(runner);
        return configuration
                .dataSource(new DatabaseSource(scratch, runner))
                .callbacks(callbacks.toArray(Callback[]::new))
                .javaMigrations()
                .skipDefaultResolvers(true)
                .resolvers(new HistoryReplay.Chosen(chosen))
                .skipExecutingMigrations(false)
                .outOfOrder(true)
                .validateOnMigrate(false)
                .target(MigrationVersion.LATEST);
    }
}
