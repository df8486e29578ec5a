package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.Diff;
import io.github.dblifecycle.workflow.SourceException;
import io.github.dblifecycle.workflow.Sources;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what differs between two schemas, and the SQL that leads from one to the other. Changes no database: live ones are
 * read, everything is tried in scratch databases.
 *
 * <p>Each side is {@code migrations}, {@code declared}, {@code empty}, {@code env:NAME}, a URL ({@code postgresql://…} or
 * {@code jdbc:postgresql:…}), an {@code .sql} file, a directory, or {@code git:REF}.
 */
@Mojo(name = "diff", threadSafe = true)
public final class DiffMojo extends AbstractSchemaMojo {

    /** Where the SQL starts; also the property {@code db.from}, which wins. By default {@code migrations}. */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText from;

    /** Where the SQL leads; also the property {@code db.to}, which wins. By default {@code declared}. */
    // Bound to no property: Maven prints under -X what it takes from one.
    @Parameter
    private @Nullable SecretText to;

    /** The file to write the SQL to. */
    @Parameter(property = "db.output")
    private @Nullable File output;

    /** Overwrites the file of {@code db.output} although this plugin did not write it. */
    @Parameter(property = "db.force", defaultValue = "false")
    private boolean force;

    /** Fails the build if anything differs. */
    @Parameter(property = "db.failOnChanges", defaultValue = "false")
    private boolean failOnChanges;

    /**
     * Tables that are there already stay usable while the SQL runs: indexes are built concurrently, constraints are added
     * without a scan and validated later. {@code false} gives the plain forms.
     */
    @Parameter(property = "db.online", defaultValue = "true")
    private boolean online;

    @Override
    void run(MavenRun run, Sources sources) throws Exception {
        DiffConsole console = new DiffConsole(run, run.clock().instant(), failOnChanges);
        Diff.Request request = new Diff.Request(
                sources,
                source(run, "db.from", from, "migrations"),
                source(run, "db.to", to, "declared"),
                online,
                Optional.ofNullable(output).map(run::relativeToProject),
                force);
        try {
            console.tell(new Diff().run(request));
        } catch (SourceException e) {
            throw console.wrong(e);
        }
    }
}
