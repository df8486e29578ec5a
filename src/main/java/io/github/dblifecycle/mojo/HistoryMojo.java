package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Status;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what was applied to the database of an environment, when, by whom and how long it took. Reads only.
 *
 * <p>Which one: {@code -Ddb.env}, {@code -Denv}, {@code -Penv=NAME}, {@code DB_ENV} or {@code ENVIRONMENT}, else {@code
 * local}. Where it is: {@code -Ddb.url}, {@code <environments>}, {@code DATABASE_URL_NAME} or {@code DATABASE_URL}.
 */
@Mojo(name = "history", threadSafe = true)
public final class HistoryMojo extends AbstractEnvironmentMojo {

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        StatusConsole console = new StatusConsole(run, run.clock().instant());
        console.history(new Status().run(request));
    }
}
