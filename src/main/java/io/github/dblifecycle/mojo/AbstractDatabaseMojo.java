package io.github.dblifecycle.mojo;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** Gives every goal Maven's own things, and makes of any exception what Maven shows to a user. */
abstract class AbstractDatabaseMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Inject
    private RepositorySystem repositorySystem;

    @Inject
    private ProjectDependenciesResolver dependenciesResolver;

    @Inject
    private SettingsDecrypter settingsDecrypter;

    /**
     * Parameters that a parent POM sets for good: {@code skip, postgresVersion}. A module, a property or the command line that
     * gives one of them another value fails the build. Counts in the POM it stands in, and in all that inherit from it;
     * docs/PARENT-POM.md shows it.
     */
    @Parameter
    private List<String> locked = new ArrayList<>();

    /** Does nothing at all. */
    @Parameter(property = "db.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Forms in which a report is written to {@code target/db} beside {@code report.json}: {@code html}, {@code sarif}, {@code
     * codequality}, {@code junit}; or {@code none} of them. By default {@code html}, where there is something to see.
     */
    @Parameter(property = "db.reports")
    private List<String> reports = new ArrayList<>();

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        MavenRun run = new MavenRun(
                session, project, repositorySystem, dependenciesResolver, settingsDecrypter, getLog(), mojoExecution);
        try {
            if (!locked.isEmpty() || project.hasParent()) {
                new LockedParameters(mojoExecution, project, run.userProperties()).check();
                new LockedExecutions(mojoExecution, project, session.getProjects()).check();
            }
            if (skip) {
                getLog().info("skipped: db.skip is set");
                return;
            }
            run.open(ReportForm.parse(reports), reports.isEmpty());
            run(run);
        } catch (Exception e) {
            throw run.failed(e);
        }
    }

    /** What the goal does; everything it throws is shown without a secret in it. */
    abstract void run(MavenRun run) throws Exception;
}
