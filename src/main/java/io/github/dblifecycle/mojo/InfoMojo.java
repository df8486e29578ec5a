package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Info;
import io.github.dblifecycle.workflow.InfoRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the database of an environment holds, which migrations it has, and where every setting came from; writes its
 * schema to a file where one is named. Reads only.
 */
@Mojo(name = "info", threadSafe = true)
public final class InfoMojo extends AbstractEnvironmentMojo {

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
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        InfoConsole console = new InfoConsole(run, run.clock().instant());
        Optional<Path> file = Optional.ofNullable(output).map(run::relativeToProject);
        console.info(
                new Info().run(new InfoRequest(request, file, force)),
                ShownSettings.of(request.environment(), flywaySettings(run).all()));
    }
}
