package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Migrate;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Applies pending migrations to the database of an environment.
 *
 * <p>Without any configuration that is the embedded database of the project, {@code .db/local}.
 *
 * <p>Which one: {@code -Ddb.env}, {@code -Denv}, {@code -Penv=NAME}, {@code DB_ENV} or {@code ENVIRONMENT}, else {@code
 * local}. Where it is: {@code -Ddb.url}, {@code <environments>}, {@code DATABASE_URL_NAME} or {@code DATABASE_URL}.
 */
@Mojo(name = "migrate", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class MigrateMojo extends AbstractEnvironmentMojo {

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        try (MigrateConsole console =
                new MigrateConsole(run, "migrate", run.clock().instant())) {
            console.tell(new Migrate(console).run(request));
        }
    }
}
