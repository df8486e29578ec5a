package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.workflow.SchemaSource;
import io.github.dblifecycle.workflow.SchemaSourceParser;
import io.github.dblifecycle.workflow.Sources;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A goal that works on schemas, wherever they come from. All of them need to know the same: where the migrations and the
 * declared schema lie, which databases there are, and where schemas can be made.
 */
abstract class AbstractSchemaMojo extends AbstractDatabaseMojo {

    /** The databases goals may work on, each with {@code name}, {@code url}, {@code user}, {@code server}, {@code protect}. */
    @Parameter
    private List<EnvironmentParameter> environments = new ArrayList<>();

    /**
     * The major version of PostgreSQL to work with, 14 to 18: that of production. A live database is always met with its
     * own.
     */
    @Parameter(property = "db.postgresVersion", defaultValue = "18")
    private int postgresVersion;

    /** Where unpacked PostgreSQL binaries are kept; by default the user's cache directory. */
    @Parameter(property = "db.cacheDir")
    private @Nullable File cacheDir;

    /**
     * A server of yours for scratch databases, where extensions are needed that the embedded one does not have; also the
     * property {@code db.scratchUrl}, which wins.
     */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText scratchUrl;

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
     * Files and directories that declare the schema; by default {@code src/main/resources/db/schema.sql}, the directory
     * {@code src/main/resources/db/schema}, {@code db/schema.sql} or {@code db/schema}. {@code jpa} stands for the project's
     * JPA entities, which declare the schema too where a provider is among the dependencies and there is no such file.
     */
    @Parameter(property = "db.declared")
    private List<File> declared = new ArrayList<>();

    /**
     * What the files of {@code db.declared} say: {@code schema}, all there is; or {@code entities}, where a JPA provider wrote
     * them, which says what entities can.
     */
    @Parameter(property = "db.declaredAs")
    private @Nullable String declaredAs;

    /**
     * Which JPA entities declare the schema, as docs/JPA.md has it: {@code <packages>}, {@code <units>}, {@code <profiles>},
     * {@code <modules>}, {@code <accept>}, {@code <properties>}; all but the last are also properties, {@code
     * -Ddb.entities.NAME}.
     */
    @Parameter
    private EntitiesParameters entities = new EntitiesParameters();

    @Override
    final void run(MavenRun run) throws Exception {
        FlywaySettings settings = run.flywaySettings(flyway);
        try (MigrationsOfProject migrations = run.migrations(settings, locations)) {
            MigrationSettings scripts = migrations.settings();
            run(
                    run,
                    new Sources(
                            scripts,
                            new DeclaredParameter(run, declared, declaredAs, entities)
                                    .declaration(null, !scripts.locations().isEmpty()),
                            name -> run.environmentNamed(name, environments, settings),
                            run.localServer(postgresVersion, cacheDir),
                            run.scratchServers(cacheDir, SecretText.reveal(scratchUrl)),
                            postgresVersion,
                            run.clock()));
        }
    }

    abstract void run(MavenRun run, Sources sources) throws Exception;

    /**
     * What a parameter names that may be a URL with a password in it.
     *
     * @param property wins over the parameter
     */
    static SchemaSource source(MavenRun run, String property, @Nullable SecretText parameter, String otherwise) {
        String text = Optional.ofNullable(run.userProperties().get(property))
                .or(() -> SecretText.reveal(parameter))
                .or(() -> run.projectProperty(property))
                .filter(one -> !one.isBlank())
                .orElse(otherwise);
        SchemaSource source = new SchemaSourceParser(property, run.projectDirectory()).parse(text);
        if (source instanceof SchemaSource.Url url) {
            url.database().secrets().forEach(run.failures()::keepSecret);
        }
        return source;
    }
}
