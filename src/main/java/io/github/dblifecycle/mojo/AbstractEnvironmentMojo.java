package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A goal that works on the database of an environment. All of them need to know the same: which databases there are, where
 * the migrations lie, and what the embedded local database is made of.
 */
abstract class AbstractEnvironmentMojo extends AbstractDatabaseMojo {

    /** The databases goals may work on, each with {@code name}, {@code url}, {@code user}, {@code server}, {@code protect}. */
    @Parameter
    private List<EnvironmentParameter> environments = new ArrayList<>();

    /**
     * Where the migrations are, in Flyway's spelling; by default what Flyway is told elsewhere, else {@code
     * classpath:db/migration}.
     */
    @Parameter(property = "db.locations")
    private List<String> locations = new ArrayList<>();

    /** Further settings of Flyway by their names, for example {@code <outOfOrder>true</outOfOrder>}. */
    @Parameter
    private Map<String, String> flyway = new TreeMap<>();

    /** The major version of the embedded local database, 14 to 18: that of production. */
    @Parameter(property = "db.postgresVersion", defaultValue = "18")
    private int postgresVersion;

    /** Where unpacked PostgreSQL binaries are kept; by default the user's cache directory. */
    @Parameter(property = "db.cacheDir")
    private @Nullable File cacheDir;

    @Override
    final void run(MavenRun run) throws Exception {
        FlywaySettings settings = flywaySettings(run);
        try (MigrationsOfProject migrations = run.migrations(settings, locations)) {
            run(run, run.environment(environments, settings, migrations.settings(), postgresVersion, cacheDir));
        }
    }

    /** Everything Flyway was told, with its origins. */
    final FlywaySettings flywaySettings(MavenRun run) {
        return run.flywaySettings(flyway);
    }

    /** Where unpacked PostgreSQL binaries are kept; null for the user's cache directory. */
    final @Nullable File cacheDirectory() {
        return cacheDir;
    }

    abstract void run(MavenRun run, EnvironmentRequest request) throws Exception;
}
