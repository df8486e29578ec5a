package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Info;
import io.github.dblifecycle.workflow.InfoRequest;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the database of an environment holds, which migrations it has, and where every setting came from; writes its
 * schema to a file where one is named. Reads only.
 */
@Mojo(name = "info", threadSafe = true)
public final class InfoMojo extends AbstractDatabaseMojo {

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

    /**
     * The file to write the schema of the database to, as SQL that makes an empty database like it; Flyway's history is
     * left out.
     */
    @Parameter(property = "db.output")
    private @Nullable File output;

    /** Overwrites the file of {@code db.output} although this plugin did not write it. */
    @Parameter(property = "db.force", defaultValue = "false")
    private boolean force;

    @Override
    void run(MavenRun run) throws Exception {
        Instant startedAt = run.clock().instant();
        FlywaySettings settings = run.flywaySettings(flyway);
        try (MigrationsOfProject migrations = run.migrations(settings, locations)) {
            Environment environment = run.environment(environments, settings);
            InfoRequest request = new InfoRequest(
                    new EnvironmentRequest(
                            environment, run.localServer(postgresVersion, cacheDir), migrations.settings()),
                    Optional.ofNullable(output).map(run::relativeToProject),
                    force);
            new InfoConsole(run, startedAt)
                    .info(new Info().run(request), ShownSettings.of(environment, settings.all()));
        }
    }
}
