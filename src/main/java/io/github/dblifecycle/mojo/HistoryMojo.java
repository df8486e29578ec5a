package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Status;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what was applied to the database of an environment, when, by whom and how long it took. Reads only.
 */
@Mojo(name = "history", threadSafe = true)
public final class HistoryMojo extends AbstractDatabaseMojo {

    /** The major version of PostgreSQL of the embedded local database, 14 to 18. */
    @Parameter(property = "db.postgresVersion", defaultValue = "18")
    private int postgresVersion;

    /** Where unpacked PostgreSQL binaries are kept; by default the user's cache directory. */
    @Parameter(property = "db.cacheDir")
    private @Nullable File cacheDir;

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

    @Override
    void run(MavenRun run) throws Exception {
        Instant startedAt = run.clock().instant();
        FlywaySettings settings = run.flywaySettings(flyway);
        try (MigrationsOfProject migrations = run.migrations(settings, locations)) {
            EnvironmentRequest request =
                    run.environment(environments, settings, migrations.settings(), postgresVersion, cacheDir);
            new StatusConsole(run, startedAt).history(new Status().run(request));
        }
    }
}
