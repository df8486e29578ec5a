package io.github.dblifecycle.mojo;

import io.github.dblifecycle.scratch.LocalServer;
import java.io.File;
import java.util.OptionalInt;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Starts the embedded local database and leaves it running for the application.
 */
@Mojo(name = "start", threadSafe = true)
public final class StartMojo extends AbstractDatabaseMojo {

    /** The major version of PostgreSQL of the embedded local database, 14 to 18: that of production. */
    @Parameter(property = "db.postgresVersion", defaultValue = "18")
    private int postgresVersion;

    /** Where unpacked PostgreSQL binaries are kept; by default the user's cache directory. */
    @Parameter(property = "db.cacheDir")
    private @Nullable File cacheDir;

    /** The port to listen on; by default the one it had before, at first any free one. */
    @Parameter(property = "db.port")
    private @Nullable Integer port;

    @Override
    void run(MavenRun run) throws Exception {
        OptionalInt wanted = port == null ? OptionalInt.empty() : OptionalInt.of(port);
        LocalServer server = run.localServer(postgresVersion, cacheDir);
        new LocalConsole(run).started(server, server.ensureRunning(wanted));
    }
}
