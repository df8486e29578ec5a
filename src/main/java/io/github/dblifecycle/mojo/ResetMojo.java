package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Migrate;
import io.github.dblifecycle.workflow.Reset;
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
 * Empties the local database and migrates it anew.
 *
 * <p>Refuses every environment but {@code local}, and {@code local} too unless its database is on this machine.
 */
@Mojo(name = "reset", threadSafe = true)
public final class ResetMojo extends AbstractDatabaseMojo {

    /** The major version of PostgreSQL of the embedded local database, 14 to 18: that of production. */
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
            try (MigrateConsole console = new MigrateConsole(run, "reset", startedAt)) {
                console.tell(new Reset(new Migrate(console)).run(request));
            }
        }
    }
}
