package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Migrate;
import io.github.dblifecycle.workflow.Reset;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Empties the local database and migrates it anew.
 *
 * <p>Refuses every environment but {@code local}, and {@code local} too unless its database is on this machine.
 */
@Mojo(name = "reset", threadSafe = true)
public final class ResetMojo extends AbstractEnvironmentMojo {

    /** A database of one's own has nobody who waits; a reset that takes an hour hangs. */
    private static final RunLimits UNHURRIED = new RunLimits(Duration.ofHours(1), RunLimits.USUAL.lockTimeout());

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        try (MigrateConsole console =
                new MigrateConsole(run, "reset", run.clock().instant())) {
            console.tell(new Reset(new Migrate(Optional.empty(), UNHURRIED, console)).run(request));
        }
    }
}
