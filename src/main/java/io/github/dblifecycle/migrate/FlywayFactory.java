package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Flyway, set up from a project's settings. */
final class FlywayFactory {

    /**
     * Flyway's lock in a transaction of its own makes CREATE INDEX CONCURRENTLY wait for itself for ever (flyway
     * documentation, "PostgreSQL Transactional Lock").
     */
    private static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";

    private static final String LOGGERS = "flyway.loggers";

    private final MigrationSettings settings;

    FlywayFactory(MigrationSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws MigrationException where Flyway does not take the settings
     */
    FluentConfiguration configuration() {
        Map<String, String> properties = new TreeMap<>(settings.flyway());
        String transactionalLock = properties.remove(TRANSACTIONAL_LOCK);
        properties.remove(LOGGERS);
        try {
            FluentConfiguration configuration = new FluentConfiguration(settings.classLoader())
                    .workingDirectory(settings.layout().directory().toString())
                    .configuration(properties)
                    .loggers(FlywayLogCreator.class.getName())
                    .locations(locations())
                    .javaMigrations(JavaMigrations.load(settings));
            configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(Boolean.parseBoolean(transactionalLock));
            return configuration;
        } catch (FlywayException e) {
            throw MigrationException.settings(e);
        }
    }

    Flyway flyway(Database database, ScriptRunner runner, Callback... callbacks) {
        return flyway(new DatabaseSource(database, runner), callbacks);
    }

    Flyway flyway(DatabaseSource source, Callback... callbacks) {
        FluentConfiguration configuration = configuration();
        List<Callback> all = new ArrayList<>(List.of(configuration.getCallbacks()));
        all.addAll(List.of(callbacks));
        return configuration
                .dataSource(source)
                .callbacks(all.toArray(Callback[]::new))
                .load();
    }

    private String[] locations() {
        List<String> locations = new ArrayList<>();
        settings.locations().directories().forEach(directory -> locations.add("filesystem:" + directory));
        locations.addAll(settings.locations().libraries());
        locations.addAll(settings.locations().remote());
        return locations.toArray(String[]::new);
    }
}
