package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.jpa.DdlCache;
import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.telemetry.Telemetry;
import io.github.dblifecycle.workflow.GoalEvents;
import io.github.dblifecycle.workflow.InstalledTemplates;
import io.github.dblifecycle.workflow.Validate;
import io.github.dblifecycle.workflow.ValidateEvents;
import io.github.dblifecycle.workflow.ValidateOutcome;
import io.github.dblifecycle.workflow.ValidateRequest;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the migrations run and lead to the declared schema, in a PostgreSQL of its own; needs no database.
 *
 * <p>Every script's name is checked, every migration is applied to a scratch database by Flyway, the declared schema is
 * loaded into another, and the two are compared. Passes quietly where there is neither.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends AbstractDatabaseMojo {

    /** The major version of PostgreSQL to prove on, 14 to 18: that of production. */
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
     * {@code <modules>}, {@code <accept>}, {@code <report>}, {@code <properties>}, and with {@code db.baseRef} {@code <rolling>},
     * {@code <base>}, {@code <baseTimeout>}, {@code <migrate>}, {@code <acceptBreaks>}; all but {@code <properties>} are also properties, {@code
     * -Ddb.entities.NAME}.
     */
    @Parameter
    private EntitiesParameters entities = new EntitiesParameters();

    /**
     * The branch this one is to go into, as git knows it: {@code origin/main}. Then migrations are told that databases
     * migrated from there would refuse: versions that are taken or too low, edits and renames; and where both branches have
     * new migrations, both orders of them are tried. Where entities declare the schema, those of the commit where the two
     * parted are tried on the new schema: what would break while both versions run is told.
     */
    @Parameter(property = "db.baseRef")
    private @Nullable String baseRef;

    /**
     * What is told of a run, and to whom, as docs/OBSERVABILITY.md has it: {@code <flushBudget>}, {@code <service>}; each is
     * also a property, {@code -Ddb.telemetry.NAME}. {@code -Ddb.telemetry=false} tells nobody anything.
     */
    @Parameter
    private Map<String, String> telemetry = new TreeMap<>();

    /**
     * Warns of installed workflows and hooks whose templates are newer by now. Looked at once in a build, where it was
     * started, and by their stamps alone.
     */
    @Parameter(property = "db.checkTemplates", defaultValue = "true")
    private boolean checkTemplates;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    void run(MavenRun run) throws Exception {
        Instant startedAt = run.clock().instant();
        FlywaySettings settings = run.flywaySettings(flyway);
        try (MigrationsOfProject migrations = run.migrations(settings, locations)) {
            MigrationSettings scripts = migrations.settingsOfThisModule();
            ValidateRequest request = new ValidateRequest(
                    scripts,
                    new DeclaredParameter(run, declared, declaredAs, entities)
                            .declaration(
                                    execution.getLifecyclePhase(),
                                    !scripts.locations().isEmpty()),
                    run.scratch(postgresVersion, cacheDir, SecretText.reveal(scratchUrl)),
                    Optional.ofNullable(baseRef),
                    Optional.ofNullable(baseRef).map(ref -> entities.rolling(run, ddlCache(run))),
                    entities.extras(run));
            GoalTelemetry goal = new GoalTelemetry(run, execution, telemetry);
            try (Telemetry open = goal.open(Optional.empty())) {
                GoalEvents events = new GoalEvents(open, run.clock());
                ValidateOutcome outcome = withTemplates(run, new Validate().run(request));
                new ValidateEvents(events).tell(outcome);
                goal.finish(open);
                new ValidateConsole(run, startedAt).tell(outcome);
            }
        }
    }

    private DdlCache ddlCache(MavenRun run) {
        return new DdlCache(run.cacheDirectory(cacheDir).resolve("entities"), run.clock());
    }

    private ValidateOutcome withTemplates(MavenRun run, ValidateOutcome outcome) {
        if (!checkTemplates || !run.isWhereTheBuildBegan()) {
            return outcome;
        }
        List<Finding> installed = new InstalledTemplates().findings(run.projectDirectory());
        if (outcome instanceof ValidateOutcome.Checked checked) {
            List<Finding> findings = new ArrayList<>(checked.findings());
            findings.addAll(installed);
            return new ValidateOutcome.Checked(
                    findings, checked.ran(), checked.subject(), checked.serverVersion(), checked.comparison());
        }
        run.console().findings(installed);
        return outcome;
    }
}
