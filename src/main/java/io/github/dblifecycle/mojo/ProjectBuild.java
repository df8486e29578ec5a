package io.github.dblifecycle.mojo;

import io.github.dblifecycle.workflow.BaseBuild;
import io.github.dblifecycle.workflow.GitException;
import io.github.dblifecycle.workflow.GitSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** How this build would compile another commit of the project: with the same Maven, JDK, settings, profiles and properties. */
final class ProjectBuild {

    private static final String CLASS_PATH = "target/db/entity-class-path.txt";

    /** What is ours, what the program sets itself, and what Maven 4 tells plugins about the session. */
    private static final List<String> NOT_PASSED_ON = List.of("db.", "maven.repo.local", "session.");

    /** What the script {@code mvn} hands down to what it starts. */
    private static final List<String> OF_THE_SCRIPT =
            List.of("MAVEN_PROJECTBASEDIR", "MAVEN_BASEDIR", "MAVEN_CMD_LINE_ARGS");

    private final MavenSession session;
    private final MavenProject project;
    private final PluginDescriptor plugin;

    ProjectBuild(MavenSession session, MavenProject project, PluginDescriptor plugin) {
        this.session = session;
        this.project = project;
        this.plugin = plugin;
    }

    /** @param modules dependencies in which entities are looked for too */
    BaseBuild base(List<String> modules, Duration timeout) {
        Path top = top();
        Path directory = project.getBasedir().toPath();
        List<String> command = new ArrayList<>(List.of(program(), "-B", "-q"));
        command.addAll(passedOn());
        String module = real(top).relativize(real(directory)).toString().replace('\\', '/');
        command.addAll(List.of("-pl", module.isEmpty() ? "." : module, "-am"));
        command.addAll(List.of(
                "-DskipTests",
                "-Ddb.skip=true",
                "-Ddb.entityClassPath=" + CLASS_PATH,
                "-Ddb.entities.modules=" + String.join(",", modules),
                "process-classes",
                plugin.getGroupId() + ":" + plugin.getArtifactId() + ":" + plugin.getVersion() + ":entity-class-path"));
        Map<String, String> environment = new TreeMap<>();
        OF_THE_SCRIPT.forEach(name -> environment.put(name, ""));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return new BaseBuild(
                command, environment, top, CLASS_PATH, timeout, String.join("\n", command.subList(1, command.size())));
    }

    /** Where the modules that this one needs are built too, as far as that is in the same repository. */
    private Path top() {
        File outermost = session.getRequest().getMultiModuleProjectDirectory();
        Path directory = project.getBasedir().toPath();
        Optional<Path> root = repository(directory);
        return List.of(
                        Optional.ofNullable(outermost).map(File::toPath),
                        Optional.of(Path.of(session.getExecutionRootDirectory())))
                .stream()
                .flatMap(Optional::stream)
                .filter(one -> Files.isRegularFile(one.resolve("pom.xml")))
                .filter(one -> real(directory).startsWith(real(one)))
                .filter(one -> root.isEmpty() || real(one).startsWith(root.get()))
                .findFirst()
                .orElse(directory);
    }

    /** That there is none is told where it is needed. */
    private static Optional<Path> repository(Path directory) {
        try {
            return Optional.of(GitSource.around(directory).root());
        } catch (GitException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** The Maven that runs; where it has no directory of its own, the one on the path. */
    private String program() {
        String name = File.separatorChar == '/' ? "mvn" : "mvn.cmd";
        return Optional.ofNullable(session.getSystemProperties().getProperty("maven.home"))
                .map(home -> Path.of(home, "bin", name))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .orElse(name);
    }

    private List<String> passedOn() {
        MavenExecutionRequest request = session.getRequest();
        List<String> arguments = new ArrayList<>();
        if (session.isOffline()) {
            arguments.add("-o");
        }
        file("-s", request.getUserSettingsFile(), arguments);
        file("-gs", request.getGlobalSettingsFile(), arguments);
        List<String> profiles = new ArrayList<>(request.getActiveProfiles());
        request.getInactiveProfiles().forEach(profile -> profiles.add("!" + profile));
        if (!profiles.isEmpty()) {
            arguments.addAll(List.of("-P", profiles.stream().distinct().collect(Collectors.joining(","))));
        }
        File repository = request.getLocalRepositoryPath();
        if (repository != null) {
            arguments.add("-Dmaven.repo.local=" + repository);
        }
        for (String name : new java.util.TreeSet<>(session.getUserProperties().stringPropertyNames())) {
            if (NOT_PASSED_ON.stream().noneMatch(name::startsWith)) {
                arguments.add("-D" + name + "=" + session.getUserProperties().getProperty(name));
            }
        }
        return arguments;
    }

    private static void file(String option, @org.jspecify.annotations.Nullable File file, List<String> arguments) {
        if (file != null && file.isFile()) {
            arguments.addAll(List.of(option, file.toString()));
        }
    }
}
