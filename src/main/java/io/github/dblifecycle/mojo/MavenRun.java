package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.EnvironmentDeclaration;
import io.github.dblifecycle.environment.EnvironmentResolver;
import io.github.dblifecycle.environment.EnvironmentSources;
import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.BinariesCache;
import io.github.dblifecycle.scratch.LocalServer;
import io.github.dblifecycle.scratch.Platform;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchException;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** One execution of a goal: what Maven knows, turned into what the layers below ask for. */
final class MavenRun {

    private static final String LOCAL_DIRECTORY = ".db/local";
    private static final String SCRATCH_URL = "db.scratchUrl";

    private final MavenSession session;
    private final MavenProject project;
    private final RepositorySystem repositorySystem;
    private final ProjectDependenciesResolver dependenciesResolver;
    private final SettingsServers servers;
    private final Failures failures;
    private final Console console;
    private final Clock clock = Clock.systemUTC();

    MavenRun(
            MavenSession session,
            MavenProject project,
            RepositorySystem repositorySystem,
            ProjectDependenciesResolver dependenciesResolver,
            SettingsDecrypter decrypter,
            Log log) {
        this.session = session;
        this.project = project;
        this.repositorySystem = repositorySystem;
        this.dependenciesResolver = dependenciesResolver;
        this.servers = new SettingsServers(session.getSettings(), decrypter);
        this.failures = new Failures();
        this.console = new Console(log, Terminal.style(userProperties()));
    }

    Failures failures() {
        return failures;
    }

    Console console() {
        return console;
    }

    Clock clock() {
        return clock;
    }

    Path projectDirectory() {
        return project.getBasedir().toPath().toAbsolutePath().normalize();
    }

    Path outputDirectory() {
        return Path.of(project.getBuild().getDirectory()).resolve("db");
    }

    Path relativeToProject(File file) {
        return projectDirectory().resolve(file.toPath());
    }

    Map<String, String> userProperties() {
        Map<String, String> properties = new TreeMap<>();
        session.getUserProperties()
                .stringPropertyNames()
                .forEach(
                        name -> properties.put(name, session.getUserProperties().getProperty(name)));
        return properties;
    }

    FlywaySettings flywaySettings(Map<String, String> own) {
        return new FlywaySources(project, userProperties(), System.getenv()).settings(own);
    }

    MigrationsOfProject migrations(FlywaySettings flyway, List<String> locations) {
        return new MigrationsOfProject(project, session, new ProjectClassPath(dependenciesResolver), flyway, locations);
    }

    /** Decides the environment and where it is; from then on its secrets are masked in whatever is shown. */
    EnvironmentRequest environment(
            List<EnvironmentParameter> declared,
            FlywaySettings flyway,
            MigrationSettings migrations,
            int major,
            @Nullable File cacheDirectory) {
        List<EnvironmentDeclaration> declarations =
                declared.stream().map(EnvironmentParameter::declaration).toList();
        Problems problems = new Problems();
        problems.add(PomSecrets.problems(declarations));
        Optional<Environment> environment = problems.collect(() -> resolve(declarations, flyway));
        Optional<LocalServer> local = problems.collect(() -> localServer(major, cacheDirectory));
        problems.throwIfAny();
        environment.orElseThrow().notes().forEach(console::note);
        return new EnvironmentRequest(environment.orElseThrow(), local.orElseThrow(), migrations);
    }

    private Environment resolve(List<EnvironmentDeclaration> declarations, FlywaySettings flyway) {
        Environment environment = new EnvironmentResolver()
                .resolve(new EnvironmentSources(
                        userProperties(),
                        session.getRequest().getActiveProfiles(),
                        declarations,
                        System.getenv(),
                        servers::find,
                        flyway.all()));
        if (environment instanceof Environment.Server server) {
            server.database().secrets().forEach(failures::keepSecret);
        }
        return environment;
    }

    /** @param configured the URL of a scratch server in the goal's configuration, if any */
    ScratchSettings scratch(int major, @Nullable File cacheDirectory, Optional<String> configured) {
        Optional<String> url = Optional.ofNullable(userProperties().get(SCRATCH_URL))
                .or(() -> configured)
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(SCRATCH_URL)))
                .filter(text -> !text.isBlank());
        if (url.isPresent()) {
            return new ScratchSettings.UserServer(ScratchUrl.parse(url.get(), failures), clock);
        }
        return new ScratchSettings.Embedded(release(major), cache(cacheDirectory), clock);
    }

    LocalServer localServer(int major, @Nullable File cacheDirectory) {
        return LocalServer.of(projectDirectory().resolve(LOCAL_DIRECTORY), release(major), cache(cacheDirectory));
    }

    private BinariesCache cache(@Nullable File directory) {
        Path path = directory == null
                ? BinariesCache.defaultDirectory(
                        System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"))
                : relativeToProject(directory);
        RepositoryBinaries source = new RepositoryBinaries(
                repositorySystem, session.getRepositorySession(), project.getRemotePluginRepositories());
        return new BinariesCache(path, source, Platform.current());
    }

    private static PostgresRelease release(int major) {
        try {
            return PostgresRelease.ofMajor(major);
        } catch (ScratchException e) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.postgresVersion",
                    String.valueOf(e.getMessage()),
                    "set it to the major version of production")));
        }
    }
}
