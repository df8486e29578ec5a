package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A run through many schemas in a process of its own, which can be killed. Ends with 0 if all are up to date. */
final class LiveTargetsProgram {

    private static final String PASSWORD = "PGPASSWORD";

    private LiveTargetsProgram() {}

    /** @param arguments project directory, host, port, database, user, seconds until the deadline, query of the schemas */
    public static void main(String[] arguments) throws Exception {
        Database database = new Database(
                DatabaseUrl.of(new HostAndPort(arguments[1], Integer.parseInt(arguments[2])), arguments[3]),
                Optional.of(arguments[4]),
                Optional.ofNullable(System.getenv(PASSWORD)).map(Secret::new));
        RunLimits limits = new RunLimits(Duration.ofSeconds(Long.parseLong(arguments[5])), Duration.ofMillis(500));
        LiveTargets.Found found = LiveTargets.find(
                new MigrationProject(Path.of(arguments[0])).settings(),
                database,
                new TargetSelection.Queried(MigrationTarget.Kind.SCHEMA, arguments[6]),
                TargetRules.USUAL,
                limits);
        TargetsOutcome outcome = ((LiveTargets.Found.Ready) found).targets().migrate(TargetsListener.SILENT);
        for (TargetResult.State state : TargetResult.State.values()) {
            System.out.println(state + " " + outcome.count(state));
        }
        outcome.results().forEach(result -> result.findings().forEach(System.out::println));
        outcome.notBegun().ifPresent(System.out::println);
        if (!outcome.isComplete()) {
            System.exit(1);
        }
    }

    static Process start(Path project, Database database, int seconds, String query) throws IOException {
        HostAndPort host = database.url().hosts().get(0);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LiveTargetsProgram.class.getName(),
                project.toString(),
                host.host(),
                String.valueOf(host.port()),
                database.url().database(),
                database.user().orElseThrow(),
                String.valueOf(seconds),
                query));
        database.password().ifPresent(secret -> builder.environment().put(PASSWORD, secret.reveal()));
        return builder.redirectErrorStream(true)
                .redirectOutput(project.resolve("run.log").toFile())
                .start();
    }
}
