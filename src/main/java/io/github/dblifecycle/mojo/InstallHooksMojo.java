package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.workflow.HookKind;
import io.github.dblifecycle.workflow.InstallHooks;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Has Git refuse a commit that changes the declared schema without a migration, or a migration that databases have run.
 *
 * <p>Writes a script, which is committed and starts no Maven, and the few lines by which lefthook, the pre-commit framework,
 * husky or Git itself starts it. Every module of a build adds its own paths.
 */
@Mojo(name = "install-hooks", threadSafe = true)
public final class InstallHooksMojo extends AbstractDatabaseMojo {

    /** {@code lefthook}, {@code pre-commit}, {@code husky} or {@code git}; by default what the repository uses, else {@code git}. */
    @Parameter(property = "db.hooks")
    private @Nullable String hooks;

    /**
     * The branch whose migrations count as applied, as git knows it: {@code origin/main}. By default the branch that the
     * repository's origin shows first.
     */
    @Parameter(property = "db.baseRef")
    private @Nullable String baseRef;

    /**
     * Directories of sources that hold JPA entities, where these declare the schema; by default the project's own, if it has
     * a JPA provider and no declared schema in SQL. A commit that changes the mapping of an entity needs a migration as well.
     */
    @Parameter(property = "db.entitySources")
    private List<File> entitySources = new ArrayList<>();

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
     * entities.
     */
    @Parameter(property = "db.declared")
    private List<File> declared = new ArrayList<>();

    /** Overwrites files although somebody else wrote or changed them. */
    @Parameter(property = "db.force", defaultValue = "false")
    private boolean force;

    /** Only tells what would be written, with what differs. */
    @Parameter(property = "db.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    void run(MavenRun run) throws Exception {
        try (MigrationsOfProject migrations = run.migrations(run.flywaySettings(flyway), locations)) {
            MigrationSettings settings = migrations.settingsOfThisModule();
            boolean ofEntities = new DeclaredParameter(run, declared, null, new EntitiesParameters())
                    .isOfEntities(!settings.locations().isEmpty());
            InstallHooks.Request request = new InstallHooks.Request(
                    settings,
                    declared.isEmpty() || ofEntities ? Optional.empty() : Optional.of(paths(run, declared)),
                    entitySources.isEmpty() && ofEntities ? run.entities().sources() : paths(run, entitySources),
                    Optional.ofNullable(hooks).map(InstallHooksMojo::kind),
                    Optional.ofNullable(baseRef),
                    run.pluginVersion(),
                    force,
                    dryRun);
            InstallHooks.Outcome outcome;
            // All modules of a build write the same files.
            synchronized (InstallHooksMojo.class) {
                outcome = new InstallHooks().run(request);
            }
            tell(run, outcome);
        }
    }

    private void tell(MavenRun run, InstallHooks.Outcome outcome) throws MojoFailureException {
        if (outcome instanceof InstallHooks.Outcome.Done done) {
            String module = done.module().equals(".") ? "" : " for " + done.module();
            new InstallationConsole(run, "db:install-hooks")
                    .tell("the check of commits, by " + done.kind().word() + module + ",", done.installation(), dryRun);
        } else if (outcome instanceof InstallHooks.Outcome.Unusable unusable) {
            run.console().findings(unusable.findings());
            throw new MojoFailureException("db:install-hooks wrote nothing: where the migrations are is not known");
        } else {
            run.console().line("no migrations and no declared schema: nothing to check in a commit");
        }
    }

    private static List<Path> paths(MavenRun run, List<File> files) {
        return files.stream().map(run::relativeToProject).toList();
    }

    private static HookKind kind(String word) {
        return HookKind.of(word)
                .orElseThrow(() -> new ConfigurationException(List.of(new ConfigurationProblem(
                        "db.hooks", "'" + word + "' starts no hooks", "one of " + HookKind.words()))));
    }
}
