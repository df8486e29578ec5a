package io.github.dblifecycle.mojo;

import io.github.dblifecycle.jpa.EntityClassPath;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.jpa.EntitySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Where a Maven project has its JPA entities, and what they run with. */
final class EntitiesOfProject {

    /** Dependencies by which people add a JPA provider. */
    private static final Set<String> PROVIDERS = Set.of(
            "hibernate-core",
            "hibernate-core-jakarta",
            "hibernate-entitymanager",
            "spring-boot-starter-data-jpa",
            "quarkus-hibernate-orm",
            "quarkus-hibernate-orm-panache",
            "quarkus-hibernate-orm-panache-kotlin",
            "eclipselink",
            "org.eclipse.persistence.jpa");

    private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy");

    private final MavenProject project;
    private final MavenSession session;
    private final ProjectClassPath classPath;

    EntitiesOfProject(MavenProject project, MavenSession session, ProjectClassPath classPath) {
        this.project = project;
        this.session = session;
        this.classPath = classPath;
    }

    /** Whether the POM names a provider; asks no repository. */
    boolean hasProvider() {
        return project.getDependencies().stream()
                .anyMatch(dependency ->
                        PROVIDERS.contains(dependency.getArtifactId()) && !"test".equals(dependency.getScope()));
    }

    /** Modules of this build count as the project's own; they and the modules that are named are searched for entities. */
    EntitySettings settings(MavenRun run, EntitiesParameters parameters) throws MojoExecutionException {
        EntityClassPath path = classPath(parameters.modules(run));
        return new EntitySettings(
                run.projectDirectory(),
                path.roots(),
                path.libraries(),
                path.sourceRoots(),
                parameters.packages(run),
                parameters.units(run),
                parameters.profiles(run),
                parameters.properties());
    }

    /** @param modules dependencies that are searched too, {@code artifact} or {@code group:artifact} */
    EntityClassPath classPath(List<String> modules) throws MojoExecutionException {
        Set<String> reactor = session.getProjects().stream()
                .map(one -> one.getGroupId() + ":" + one.getArtifactId())
                .collect(Collectors.toSet());
        List<Path> roots = new ArrayList<>(List.of(classes()));
        List<Path> libraries = new ArrayList<>();
        for (ProjectClassPath.Library library : classPath.libraries(project, session, "with which the entities run")) {
            String artifact = library.artifact();
            boolean searched = reactor.contains(artifact)
                    || modules.contains(artifact)
                    || modules.contains(artifact.substring(artifact.indexOf(':') + 1));
            (searched ? roots : libraries).add(library.path());
        }
        return new EntityClassPath(roots, libraries, sourceRoots());
    }

    private Path classes() {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    private List<Path> sourceRoots() {
        return Stream.concat(Stream.of(project), session.getProjects().stream())
                .flatMap(EntitiesOfProject::sourceRoots)
                .distinct()
                .toList();
    }

    private static Stream<Path> sourceRoots(MavenProject project) {
        return Stream.concat(
                project.getCompileSourceRoots().stream().map(Object::toString).map(Path::of),
                Stream.of(project.getBasedir().toPath().resolve("src/main/kotlin")));
    }

    /** The directories of sources that this project has. */
    List<Path> sources() {
        return sourceRoots(project).filter(Files::isDirectory).distinct().toList();
    }

    /** Whether a source of this project was written after its newest class was. */
    boolean areStale() {
        Optional<FileTime> compiled = newest(Stream.of(classes()), List.of(".class"));
        Optional<FileTime> written = newest(
                project.getCompileSourceRoots().stream().map(Object::toString).map(Path::of), SOURCES);
        return compiled.isPresent() && written.isPresent() && written.get().compareTo(compiled.get()) > 0;
    }

    private static Optional<FileTime> newest(Stream<Path> roots, List<String> endings) {
        return roots.filter(Files::isDirectory)
                .flatMap(root -> {
                    try (Stream<Path> below = Files.walk(root)) {
                        return below
                                .filter(path -> endings.stream().anyMatch(path.toString()::endsWith))
                                .map(EntitiesOfProject::time)
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException("cannot read " + root, e);
                    }
                })
                .max(FileTime::compareTo);
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Whether there is a compiled class at all. */
    boolean areCompiled() {
        return newest(Stream.of(classes()), List.of(".class")).isPresent();
    }

    /** Whether an entity is among the project's own compiled classes. */
    boolean areThere() {
        return EntityDdl.anyIn(classes());
    }
}
