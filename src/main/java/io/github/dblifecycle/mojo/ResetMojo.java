package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Migrate;
import io.github.dblifecycle.workflow.Reset;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Empties the local database and migrates it anew.
 *
 * <p>Refuses every environment but {@code local}, and {@code local} too unless its database is on this machine.
 */
@Mojo(name = "reset", threadSafe = true)
public final class ResetMojo extends AbstractEnvironmentMojo {

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        try (MigrateConsole console =
                new MigrateConsole(run, "reset", run.clock().instant())) {
            console.tell(new Reset(new Migrate(console)).run(request));
        }
    }
}
