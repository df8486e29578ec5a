package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.EnvironmentDeclaration;
import io.github.dblifecycle.environment.EnvironmentName;
import io.github.dblifecycle.environment.EnvironmentResolver;
import io.github.dblifecycle.environment.EnvironmentSources;
import io.github.dblifecycle.migrate.FlywaySettings;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.report.Style;
import io.github.dblifecycle.scratch.BinariesCache;
import io.github.dblifecycle.scratch.LocalServer;
import io.github.dblifecycle.scratch.Platform;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchException;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.ScratchServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
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
    private final PluginDescriptor plugin;
    private final SettingsServers servers;
    private final Failures failures;
    private final Console console;
    private final Log log;
    private final MojoExecution execution;
    private final BuildServer buildServer;
    private final Clock clock = Clock.systemUTC();
    private Reports reports;

    MavenRun(
            MavenSession session,
            MavenProject project,
            RepositorySystem repositorySystem,
            ProjectDependenciesResolver dependenciesResolver,
            SettingsDecrypter decrypter,
            Log log,
            MojoExecution execution) {
        this.session = session;
        this.project = project;
        this.repositorySystem = repositorySystem;
        this.dependenciesResolver = dependenciesResolver;
        this.plugin = execution.getMojoDescriptor().getPluginDescriptor();
        this.servers = new SettingsServers(session.getSettings(), decrypter);
        this.buildServer = BuildServer.of(System.getenv());
        this.failures = new Failures(buildServer);
        this.log = log;
        this.console = new Console(log, Terminal.style(userProperties()), buildServer.present());
        this.execution = execution;
        this.reports = reports(Set.of(), false);
    }

    private Reports reports(Set<ReportForm> forms, boolean byDefault) {
        File outermost = session.getRequest().getMultiModuleProjectDirectory();
        Path top = outermost == null ? projectDirectory() : outermost.toPath();
        return new Reports(this, execution, forms, byDefault, buildServer, top);
    }

    /**
     * Before anything is done.
     *
     * @param byDefault whether nobody chose these forms
     */
    void open(Set<ReportForm> forms, boolean byDefault) {
        reports = reports(forms, byDefault);
    }

    /** Where a goal hands in what it found and did. */
    Reports reports() {
        return reports;
    }

    /** Tells everybody that the goal failed, where it did not; throws what Maven shows, declared to return. */
    RuntimeException failed(Exception exception) throws MojoExecutionException, MojoFailureException {
        AbstractMojoExecutionException shown = failures.shown(exception);
        try {
            reports.failed(String.valueOf(shown.getMessage()));
        } catch (IOException | RuntimeException e) {
            shown.addSuppressed(e);
        }
        if (shown instanceof MojoFailureException failure) {
            throw failure;
        }
        throw (MojoExecutionException) shown;
    }

    /** For what is shown while something is going on. */
    TerminalLine terminalLine() {
        return TerminalLine.of(Terminal.style(userProperties()) == Style.COLOURED);
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

    /** For messages: relative to the project where the file lies inside it. */
    String display(Path file) {
        Path directory = projectDirectory();
        return (file.startsWith(directory) ? directory.relativize(file) : file).toString();
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

    EntitiesOfProject entities() {
        return new EntitiesOfProject(project, session, new ProjectClassPath(dependenciesResolver));
    }

    ProjectBuild build() {
        return new ProjectBuild(session, project, plugin);
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

    /** The environment of this name, whatever the goal itself works on; its secrets are masked from then on. */
    Environment environmentNamed(EnvironmentName name, List<EnvironmentParameter> declared, FlywaySettings flyway) {
        List<EnvironmentDeclaration> declarations =
                declared.stream().map(EnvironmentParameter::declaration).toList();
        Problems problems = new Problems();
        problems.add(PomSecrets.problems(declarations));
        problems.throwIfAny();
        Map<String, String> properties = userProperties();
        properties.put("db.env", name.value());
        Environment environment = resolve(declarations, flyway, properties);
        environment.notes().forEach(console::note);
        return environment;
    }

    private Environment resolve(List<EnvironmentDeclaration> declarations, FlywaySettings flyway) {
        return resolve(declarations, flyway, userProperties());
    }

    private Environment resolve(
            List<EnvironmentDeclaration> declarations, FlywaySettings flyway, Map<String, String> properties) {
        Environment environment = new EnvironmentResolver()
                .resolve(new EnvironmentSources(
                        properties,
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
                .or(() -> projectProperty(SCRATCH_URL))
                .filter(text -> !text.isBlank());
        if (url.isPresent()) {
            return new ScratchSettings.UserServer(ScratchUrl.parse(url.get(), failures), clock);
        }
        return new ScratchSettings.Embedded(release(major), cache(cacheDirectory), clock);
    }

    /** Shared by all executions of this build that ask for the same; closed when it ends. */
    ScratchServers scratchServers(@Nullable File cacheDirectory, Optional<String> configured) {
        String key = cacheDirectory + " " + configured + " " + projectProperty(SCRATCH_URL);
        return SessionServers.of(session, log, key, major -> scratch(major, cacheDirectory, configured));
    }

    /** This is the project in whose directory Maven was started; one of them is, in every build. */
    boolean isWhereTheBuildBegan() {
        return project.isExecutionRoot();
    }

    /** Whether the build has other modules. */
    boolean isOneOfSeveral() {
        return session.getProjects().size() > 1;
    }

    /** That of the plugin which runs. */
    String pluginVersion() {
        return plugin.getVersion();
    }

    String artifactId() {
        return project.getArtifactId();
    }

    /** Those of this name, or below it with a dot between. */
    Map<String, String> projectProperties(String prefix) {
        Map<String, String> found = new TreeMap<>();
        project.getProperties().stringPropertyNames().stream()
                .filter(name -> name.equals(prefix) || name.startsWith(prefix + "."))
                .forEach(name -> found.put(name, project.getProperties().getProperty(name)));
        return found;
    }

    Optional<String> projectProperty(String name) {
        return Optional.ofNullable(project.getProperties().getProperty(name));
    }

    LocalServer localServer(int major, @Nullable File cacheDirectory) {
        return LocalServer.of(projectDirectory().resolve(LOCAL_DIRECTORY), release(major), cache(cacheDirectory));
    }

    /** For what outlives a build: the directory that was configured, or the user's. */
    Path cacheDirectory(@Nullable File directory) {
        return directory == null
                ? BinariesCache.defaultDirectory(
                        System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"))
                : relativeToProject(directory);
    }

    private BinariesCache cache(@Nullable File directory) {
        Path path = cacheDirectory(directory);
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
