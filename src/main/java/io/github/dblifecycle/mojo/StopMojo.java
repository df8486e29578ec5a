package io.github.dblifecycle.mojo;

import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Stops the embedded local database; its data stays.
 */
@Mojo(name = "stop", threadSafe = true)
public final class StopMojo extends AbstractDatabaseMojo {

    /** The major version of PostgreSQL of the embedded local database, 14 to 18. */
    @Parameter(property = "db.postgresVersion", defaultValue = "18")
    private int postgresVersion;

    /** Where unpacked PostgreSQL binaries are kept; by default the user's cache directory. */
    @Parameter(property = "db.cacheDir")
    private @Nullable File cacheDir;

    @Override
    void run(MavenRun run) throws Exception {
        new LocalConsole(run).stopped(run.localServer(postgresVersion, cacheDir).stop());
    }
}
