package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.migrate.MigrationLocations;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ProjectLayout;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** The migrations of a Maven project; holds its class loader open until it is closed. */
final class MigrationsOfProject implements AutoCloseable {

    private final MavenProject project;
    private final MavenSession session;
    private final ProjectClassPath classPath;
    private final FlywaySettings flyway;
    private final List<String> locations;
    private final List<URLClassLoader> opened = new ArrayList<>();

    MigrationsOfProject(
            MavenProject project,
            MavenSession session,
            ProjectClassPath classPath,
            FlywaySettings flyway,
            List<String> own) {
        this.project = project;
        this.session = session;
        this.classPath = classPath;
        this.flyway = flyway;
        this.locations = own.isEmpty() ? flyway.locations() : own;
    }

    /** For a goal that runs by itself or behind compilation: libraries are searched where the project has nothing. */
    MigrationSettings settings() throws MojoExecutionException {
        MigrationLocations found = MigrationLocations.find(locations, layout(List.of()));
        boolean inLibraries = !found.javaPackages().isEmpty()
                || !found.problems().isEmpty()
                || (found.isEmpty() && !project.getDependencies().isEmpty());
        return inLibraries ? withLibraries() : settings(found, layout(List.of()));
    }

    /**
     * For a goal at the validate phase of every module: libraries are not resolved for a project that has no migrations
     * and names no location, because its sibling modules are not built yet.
     */
    MigrationSettings settingsOfThisModule() throws MojoExecutionException {
        MigrationLocations found = MigrationLocations.find(locations, layout(List.of()));
        return found.isEmpty() && found.problems().isEmpty() ? settings(found, layout(List.of())) : settings();
    }

    private MigrationSettings withLibraries() throws MojoExecutionException {
        ProjectLayout layout = layout(classPath.libraries(project, session));
        return settings(MigrationLocations.find(locations, layout), layout);
    }

    private MigrationSettings settings(MigrationLocations found, ProjectLayout layout) {
        return new MigrationSettings(layout, found, flyway.forFlyway(), classLoader(found, layout));
    }

    private ClassLoader classLoader(MigrationLocations found, ProjectLayout layout) {
        ClassLoader plugin = MigrationsOfProject.class.getClassLoader();
        List<URL> urls = new ArrayList<>();
        layout.libraries().forEach(library -> urls.add(url(library)));
        if (!found.javaPackages().isEmpty() || Files.isDirectory(layout.classesDirectory())) {
            urls.add(url(layout.classesDirectory()));
        }
        URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), plugin);
        opened.add(loader);
        return loader;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no class can be loaded from " + path, e);
        }
    }

    private ProjectLayout layout(List<Path> libraries) {
        return new ProjectLayout(
                project.getBasedir().toPath(),
                project.getBuild().getResources().stream()
                        .map(Resource::getDirectory)
                        .map(Path::of)
                        .toList(),
                project.getCompileSourceRoots().stream()
                        .map(Object::toString)
                        .map(Path::of)
                        .toList(),
                Path.of(project.getBuild().getOutputDirectory()),
                libraries);
    }

    @Override
    public void close() throws IOException {
        for (URLClassLoader loader : opened) {
            loader.close();
        }
    }
}
