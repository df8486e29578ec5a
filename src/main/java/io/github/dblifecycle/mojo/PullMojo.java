package io.github.dblifecycle.mojo;

import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.workflow.Pull;
import io.github.dblifecycle.workflow.SchemaSource;
import io.github.dblifecycle.workflow.SourceException;
import io.github.dblifecycle.workflow.Sources;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a schema as SQL files: those of the declared schema, as a rule. Loading them gives the same schema, which is proved
 * before a file is replaced; a second run changes no byte.
 */
@Mojo(name = "pull", threadSafe = true)
public final class PullMojo extends AbstractSchemaMojo {

    private static final String USUAL_FILE = "src/main/resources/db/schema.sql";
    private static final String USUAL_DIRECTORY = "src/main/resources/db/schema";

    /**
     * Which schema: {@code migrations}, {@code declared}, {@code empty}, {@code env:NAME}, a URL, an {@code .sql} file, a
     * directory, or {@code git:REF}; also the property {@code db.from}, which wins. By default {@code migrations}.
     */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText from;

    /**
     * A file that ends in {@code .sql}, or a directory, which gets a file for each object. By default the directory {@code
     * src/main/resources/db/schema} if it is there, else {@code src/main/resources/db/schema.sql}.
     */
    @Parameter(property = "db.output")
    private @Nullable File output;

    /** Overwrites files although this plugin did not write them. */
    @Parameter(property = "db.force", defaultValue = "false")
    private boolean force;

    /** Writes privileges and default privileges too. */
    @Parameter(property = "db.privileges", defaultValue = "false")
    private boolean privileges;

    /** Writes owners too. */
    @Parameter(property = "db.owners", defaultValue = "false")
    private boolean owners;

    @Override
    void run(MavenRun run, Sources sources) throws Exception {
        PullConsole console = new PullConsole(run, run.clock().instant());
        SchemaSource source = source(run, "db.from", from, "migrations");
        Path target = output == null ? usual(run.projectDirectory()) : run.relativeToProject(output);
        ComparedAspects aspects = new ComparedAspects(privileges, owners, false, false);
        try (RunningNotice notice = console.notice()) {
            notice.begin();
            Pull.Outcome outcome = new Pull().run(new Pull.Request(sources, source, target, aspects, force));
            notice.end();
            console.tell(source, target, outcome);
        } catch (SourceException e) {
            throw console.wrong(e);
        }
    }

    private static Path usual(Path project) {
        Path directory = project.resolve(USUAL_DIRECTORY);
        return Files.isDirectory(directory) ? directory : project.resolve(USUAL_FILE);
    }
}
