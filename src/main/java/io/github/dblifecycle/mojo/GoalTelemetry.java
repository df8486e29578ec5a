package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.migrate.FlywayVersion;
import io.github.dblifecycle.telemetry.RunIdentity;
import io.github.dblifecycle.telemetry.SinkAnswer;
import io.github.dblifecycle.telemetry.Telemetry;
import io.github.dblifecycle.telemetry.TelemetrySettings;
import io.github.dblifecycle.telemetry.TelemetrySettingsReader;
import io.github.dblifecycle.workflow.BuildSurroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.maven.plugin.MojoExecution;

/** What a goal is to tell others, and to whom: from variables, the POM and properties. */
final class GoalTelemetry {

    private static final String PREFIX = "db.telemetry";
    private static final String FILE = "events.jsonl";

    private final MavenRun run;
    private final MojoExecution execution;
    private final Map<String, String> configured;

    /** @param configured of the goal in the POM, without the prefix */
    GoalTelemetry(MavenRun run, MojoExecution execution, Map<String, String> configured) {
        this.run = run;
        this.execution = execution;
        this.configured = configured;
    }

    /** Begins; its secrets are masked from then on, and those of the run are in nothing that is told. */
    Telemetry open(Optional<Environment> environment) {
        TelemetrySettings settings = settings();
        settings.secrets().forEach(run.failures()::keepSecret);
        TelemetrySettings meant = environment
                .map(known -> settings.inEnvironment(
                        known.name().value().value(), known.permissions().isProtected()))
                .orElse(settings);
        Telemetry telemetry = Telemetry.open(identity(environment, settings), meant, file(), run.clock());
        run.failures().secrets().forEach(telemetry::keepSecret);
        return telemetry;
    }

    /** What each service says to an event that is only a test. */
    List<SinkAnswer> test(Environment environment) {
        TelemetrySettings settings = settings();
        settings.secrets().forEach(run.failures()::keepSecret);
        RunIdentity identity = identity(Optional.of(environment), settings);
        return Telemetry.test(identity, settings, file(), run.clock());
    }

    /** Sends what is left; a service that did not get it costs one line. */
    void finish(Telemetry telemetry) {
        telemetry.finish().forEach(run.console()::note);
    }

    private TelemetrySettings settings() {
        Map<String, String> properties = new TreeMap<>();
        configured.forEach((name, value) -> properties.put(PREFIX + "." + name, value));
        run.projectProperties(PREFIX).forEach(properties::put);
        run.userProperties().forEach((name, value) -> {
            if (name.equals(PREFIX) || name.startsWith(PREFIX + ".")) {
                properties.put(name, value);
            }
        });
        return TelemetrySettingsReader.read(System.getenv(), properties);
    }

    private Path file() {
        return run.outputDirectory().resolve(FILE);
    }

    private RunIdentity identity(Optional<Environment> environment, TelemetrySettings settings) {
        Optional<Environment.Server> server =
                environment.filter(Environment.Server.class::isInstance).map(Environment.Server.class::cast);
        return new RunIdentity(
                UUID.randomUUID().toString(),
                execution.getGoal(),
                settings.service().orElseGet(run::artifactId),
                environment.map(known -> known.name().value().value()),
                server.map(known -> known.url().value().hosts().get(0).host()),
                server.map(known -> known.url().value().database()),
                Optional.empty(),
                execution.getVersion(),
                FlywayVersion.text(),
                new BuildSurroundings(System.getenv(), run.projectDirectory()).facts());
    }
}
