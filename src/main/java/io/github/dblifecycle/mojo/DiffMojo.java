package io.github.dblifecycle.mojo;

import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.workflow.Diff;
import io.github.dblifecycle.workflow.SchemaSource;
import io.github.dblifecycle.workflow.SourceException;
import io.github.dblifecycle.workflow.Sources;
import java.io.File;
import java.util.List;
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

    /** Compares privileges and default privileges too. */
    @Parameter(property = "db.privileges", defaultValue = "false")
    private boolean privileges;

    /** Compares owners too. */
    @Parameter(property = "db.owners", defaultValue = "false")
    private boolean owners;

    /** Compares too which tablespace tables, materialized views and indexes lie in. */
    @Parameter(property = "db.tablespaces", defaultValue = "false")
    private boolean tablespaces;

    /** Counts another order of columns as a change, which PostgreSQL cannot bring about; otherwise it is a note. */
    @Parameter(property = "db.columnOrder", defaultValue = "false")
    private boolean columnOrder;

    @Override
    void run(MavenRun run, Sources sources) throws Exception {
        DiffConsole console = new DiffConsole(run, run.clock().instant(), failOnChanges);
        SchemaSource first = source(run, "db.from", from, "migrations");
        SchemaSource second = source(run, "db.to", to, "declared");
        refuseOneUrlForTwo(run, first, second);
        Diff.Request request = new Diff.Request(
                sources,
                first,
                second,
                online,
                new ComparedAspects(privileges, owners, tablespaces, columnOrder),
                Optional.ofNullable(output).map(run::relativeToProject),
                force);
        try (RunningNotice notice = console.notice()) {
            notice.begin();
            Diff.Outcome outcome = new Diff().run(request);
            notice.end();
            console.tell(outcome);
        } catch (SourceException e) {
            throw console.wrong(e);
        }
    }

    /** It would be the database of either, and nothing would ever differ. */
    private static void refuseOneUrlForTwo(MavenRun run, SchemaSource first, SchemaSource second) {
        boolean url = !run.userProperties().getOrDefault("db.url", "").isBlank();
        if (url
                && first instanceof SchemaSource.EnvironmentSource one
                && second instanceof SchemaSource.EnvironmentSource other
                && !one.name().equals(other.name())) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.url",
                    "it is the database of whatever environment is asked for, so " + first.display() + " and "
                            + second.display() + " would be one and the same",
                    "leave it out and say where each is, DATABASE_URL_NAME or <environments>; or name the database"
                            + " itself, -Ddb.from=postgresql://…")));
        }
    }
}
