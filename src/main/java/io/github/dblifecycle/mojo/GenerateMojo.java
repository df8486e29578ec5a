package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.migrate.NextScript;
import io.github.dblifecycle.workflow.AllowedHazards;
import io.github.dblifecycle.workflow.Declaration;
import io.github.dblifecycle.workflow.EntityHints;
import io.github.dblifecycle.workflow.Generate;
import io.github.dblifecycle.workflow.GenerateOutcome;
import io.github.dblifecycle.workflow.GenerateRequest;
import io.github.dblifecycle.workflow.SourceException;
import io.github.dblifecycle.workflow.Sources;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next migration: what leads from what the migrations produce to the declared schema. It was run before it is
 * written, in a PostgreSQL of its own; no other database is touched.
 */
@Mojo(name = "generate", threadSafe = true)
public final class GenerateMojo extends AbstractSchemaMojo {

    /** What the migration does, in some words; becomes part of its name. Required. */
    @Parameter(property = "db.description")
    private @Nullable String description;

    /** Writes scripts that take the migration back too, each proved forward and back. */
    @Parameter(property = "db.undo", defaultValue = "false")
    private boolean undo;

    /** Hazards that are meant: {@code loses-data}, {@code needs-a-decision}. Without, such a migration is not written. */
    @Parameter(property = "db.allow")
    private List<String> allow = new ArrayList<>();

    /**
     * Tables that are there already stay usable while the migration runs: indexes are built concurrently, constraints are
     * added without a scan and validated later. {@code false} gives the plain forms.
     */
    @Parameter(property = "db.online", defaultValue = "true")
    private boolean online;

    /**
     * What entities have under a new name, {@code orders.note:remark,old_table:new_table}: it keeps its content. Files say that
     * themselves, {@code -- @renamed from}.
     */
    @Parameter(property = "db.rename")
    private List<String> rename = new ArrayList<>();

    /**
     * What goes, since entities do not know it: {@code true} for all such tables and columns, or the names of some. By default
     * nothing does. What holds rows also needs {@code -Ddb.allow=loses-data}.
     */
    @Parameter(property = "db.prune")
    private List<String> prune = new ArrayList<>();

    @Override
    void run(MavenRun run, Sources sources) throws Exception {
        boolean anything = !sources.migrations().locations().isEmpty()
                || !sources.declared().equals(Declaration.usual())
                || DeclaredParameter.isInAUsualPlace(run.projectDirectory());
        if (!anything && run.isOneOfSeveral()) {
            run.console().note("nothing to generate in this module: it has no migrations and declares no schema");
            return;
        }
        GenerateConsole console = new GenerateConsole(run, run.clock().instant());
        Problems problems = new Problems();
        var words = problems.collect(this::words);
        var allowed = problems.collect(() -> AllowedHazards.parse(allow));
        var hints = problems.collect(() -> EntityHints.parse(rename, prune));
        problems.throwIfAny();
        GenerateRequest request = new GenerateRequest(
                sources, words.orElseThrow(), online, undo, allowed.orElseThrow(), hints.orElseThrow());
        try (RunningNotice notice = console.notice()) {
            notice.begin();
            GenerateOutcome outcome = new Generate().run(request);
            notice.end();
            console.tell(outcome);
        } catch (SourceException e) {
            throw console.wrong(e);
        }
    }

    private String words() {
        if (description == null || NextScript.words(description).isEmpty()) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.description",
                    description == null
                            ? "the migration needs a name, and nobody said what it does"
                            : "'" + description + "' holds no letter or digit that a script could be named by",
                    "-Ddb.description=add_orders_note")));
        }
        return description;
    }
}
