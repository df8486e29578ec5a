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

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution current;

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

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        MavenRun run = new MavenRun(
                session,
                project,
                repositorySystem,
                dependenciesResolver,
                settingsDecrypter,
                current.getMojoDescriptor().getPluginDescriptor(),
                getLog());
        try {
            if (!locked.isEmpty() || project.hasParent()) {
                new LockedParameters(current, project, run.userProperties()).check();
                new LockedExecutions(current, project, session.getProjects()).check();
            }
            if (skip) {
                getLog().info("skipped: db.skip is set");
                return;
            }
            run(run);
        } catch (MojoExecutionException | MojoFailureException e) {
            throw e;
        } catch (Exception e) {
            throw run.failures().translate(e);
        }
    }

    /** What the goal does; everything it throws is shown without a secret in it. */
    abstract void run(MavenRun run) throws Exception;
}
