package io.github.dblifecycle.mojo;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Writes where a module's compiled entities lie and what they run with to a file, for {@code <entities><base>} of another build.
 * {@code db:validate -Ddb.baseRef} has the base commit's own build run it; it looks at no entity itself.
 */
// No db.skip: that is how the build of a base commit keeps the project's own executions from running.
@Mojo(name = "entity-class-path", threadSafe = true)
public final class EntityClassPathMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Inject
    private ProjectDependenciesResolver dependenciesResolver;

    /** The file to write, relative to the module. */
    @Parameter(property = "db.entityClassPath", defaultValue = "${project.build.directory}/db/entity-class-path.txt")
    private File output;

    /**
     * Dependencies in which entities are looked for too, {@code artifact} or {@code group:artifact}; modules of the same build
     * always are.
     */
    @Parameter(property = "db.entities.modules")
    private List<String> modules = new ArrayList<>();

    @Override
    public void execute() throws MojoExecutionException {
        try {
            new EntitiesOfProject(project, session, new ProjectClassPath(dependenciesResolver))
                    .classPath(modules)
                    .write(output.toPath());
        } catch (IOException e) {
            throw new MojoExecutionException("the class path of the entities cannot be written to " + output, e);
        }
        getLog().info("written: " + output);
    }
}
