package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.resolver.sql.SqlMigrationExecutor;

/**
 * Finds the undo scripts of a project. Flyway's open edition knows them by name only, so it is shown them as versioned
 * migrations with another prefix: names, encodings, placeholders and {@code .conf} files are then what they are elsewhere.
 */
public final class UndoReader {

    private final MigrationSettings settings;

    /** Prepares; nothing is read yet. */
    public UndoReader(MigrationSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Reads them, by version in Flyway's spelling.
     *
     * @param database what placeholders such as {@code ${flyway:database}} are taken from; nothing is sent to it but what
     *     Flyway asks when it connects, on a read-only connection
     * @throws MigrationException where Flyway cannot read one of them
     * @throws SQLException where the connection breaks
     */
    public SortedMap<String, UndoScript> read(Database database) throws SQLException {
        FlywayFactory factory = new FlywayFactory(settings);
        ReadingRunner runner = new ReadingRunner(settings.layout());
        DatabaseSource source =
                new DatabaseSource(PendingReader.readOnly(database), runner, ConnectionGuard.NONE, Optional.empty());
        FluentConfiguration configuration = PendingReader.quiet(factory.configuration())
                .sqlMigrationPrefix(ScriptNames.UNDO_PREFIX)
                .validateMigrationNaming(false)
                .dataSource(source);
        SortedMap<String, UndoScript> scripts = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            Flyway flyway = configuration.load();
            for (MigrationInfo info : flyway.info().all()) {
                ResolvedMigration resolved = ReplayOrder.resolved(info);
                if (resolved != null
                        && resolved.getVersion() != null
                        && resolved.getExecutor() instanceof SqlMigrationExecutor
                        && fileName(resolved).startsWith(ScriptNames.UNDO_PREFIX)) {
                    UndoScript script = script(resolved, runner, flyway, connection);
                    scripts.put(script.version(), script);
                }
            }
            return scripts;
        } catch (FlywayException e) {
            throw new MigrationException(
                    new PlaceholderValues(settings)
                            .hide(new MigrationFindings(settings.layout(), ScriptNames.scripts(settings))
                                    .of(e)
                                    .message()),
                    e);
        }
    }

    private UndoScript script(ResolvedMigration resolved, ReadingRunner runner, Flyway flyway, Connection connection)
            throws SQLException {
        resolved.getExecutor().execute(new PendingReader.ReadingContext(flyway.getConfiguration(), connection));
        return new UndoScript(
                resolved.getVersion().getVersion(),
                Objects.requireNonNullElse(resolved.getDescription(), ""),
                fileName(resolved),
                settings.layout().position(resolved.getPhysicalLocation(), 1),
                resolved.getExecutor().canExecuteInTransaction(),
                runner.read().statements());
    }

    private static String fileName(ResolvedMigration resolved) {
        String path = resolved.getScript();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
