package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.workflow.CiService;
import io.github.dblifecycle.workflow.InstallTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Copies workflows for GitHub Actions or GitLab CI into the project's repository, where they belong to the team from then on.
 *
 * <p>Names are filled in from the project. A file that somebody changed is not overwritten, but shown with what differs;
 * values of settings, wherever they were set, are kept.
 */
@Mojo(name = "install-templates", threadSafe = true, aggregator = true)
public final class InstallTemplatesMojo extends AbstractDatabaseMojo {

    private static final String SETTING = "db.setting.";

    /** {@code github} or {@code gitlab}; by default the one the repository has files of, else {@code github}. */
    @Parameter(property = "db.ci")
    private @Nullable String ci;

    /**
     * Which templates, by their names: {@code schema-check,deploy-staging}; by default those that everybody needs. A name that
     * does not exist is refused with the list of those that do.
     */
    @Parameter(property = "db.workflows")
    private List<String> workflows = new ArrayList<>();

    /**
     * Values for the templates by the names of their settings, {@code <deploy-command>}, for one workflow alone {@code
     * <deploy-staging.deploy-command>}; each is also a property, {@code -Ddb.setting.NAME}, which wins.
     */
    @Parameter
    private Map<String, String> settings = new TreeMap<>();

    /** Overwrites files although somebody else wrote or changed them. Values of settings are kept nevertheless. */
    @Parameter(property = "db.force", defaultValue = "false")
    private boolean force;

    /** Only tells what would be written, with what differs. */
    @Parameter(property = "db.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    void run(MavenRun run) throws Exception {
        InstallTemplates.Request request = new InstallTemplates.Request(
                run.projectDirectory(),
                Optional.ofNullable(ci).map(InstallTemplatesMojo::service),
                workflows,
                settings(run),
                run.projectProperty("maven.compiler.release").or(() -> run.projectProperty("java.version")),
                run.pluginVersion(),
                force,
                dryRun);
        new InstallationConsole(run, "db:install-templates")
                .tell("every template that was asked for", new InstallTemplates().run(request), dryRun);
    }

    private Map<String, String> settings(MavenRun run) {
        Map<String, String> all = new TreeMap<>();
        settings.forEach((name, value) -> all.put(name, value == null ? "" : value));
        run.userProperties().forEach((name, value) -> {
            if (name.startsWith(SETTING)) {
                all.put(name.substring(SETTING.length()), value);
            }
        });
        return all;
    }

    private static CiService service(String word) {
        return CiService.of(word)
                .orElseThrow(() -> new ConfigurationException(List.of(new ConfigurationProblem(
                        "db.ci", "there are no templates for '" + word + "'", "-Ddb.ci=github or -Ddb.ci=gitlab"))));
    }
}
