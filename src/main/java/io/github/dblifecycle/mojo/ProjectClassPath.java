package io.github.dblifecycle.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.graph.Dependency;

/**
 * The libraries of a project's run time, resolved only when migrations may lie in them: at the validate phase of a build
 * from scratch, the project's sibling modules are not there yet.
 */
final class ProjectClassPath {

    private static final Set<String> RUN_TIME = Set.of("compile", "runtime", "system", "provided");

    private final ProjectDependenciesResolver resolver;

    ProjectClassPath(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    List<Path> libraries(MavenProject project, MavenSession session) throws MojoExecutionException {
        return libraries(project, session, "in which migrations may lie").stream()
                .map(Library::path)
                .toList();
    }

    /**
     * What is on the class path, and whose it is.
     *
     * @param artifact {@code group:artifact}
     */
    record Library(String artifact, Path path) {}

    /** @param reason why they are needed, for a message that they cannot be had */
    List<Library> libraries(MavenProject project, MavenSession session, String reason) throws MojoExecutionException {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        try {
            return resolver.resolve(request).getResolvedDependencies().stream()
                    .filter(dependency -> RUN_TIME.contains(dependency.getScope()))
                    .map(Dependency::getArtifact)
                    .map(artifact -> new Library(
                            artifact.getGroupId() + ":" + artifact.getArtifactId(),
                            artifact.getFile().toPath()))
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(
                    "the libraries of " + project.getId() + " cannot be resolved, " + reason + ": " + e.getMessage(),
                    e);
        }
    }
}
