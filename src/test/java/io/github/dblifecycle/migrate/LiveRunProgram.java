package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A run in a process of its own, which can be killed. Ends with 0 if nothing is pending any more. */
final class LiveRunProgram {

    private static final String PASSWORD = "PGPASSWORD";

    private LiveRunProgram() {}

    /** @param arguments project directory, host, port, database, user, seconds until the deadline, locations */
    public static void main(String[] arguments) throws Exception {
        Database database = new Database(
                DatabaseUrl.of(new HostAndPort(arguments[1], Integer.parseInt(arguments[2])), arguments[3]),
                Optional.of(arguments[4]),
                Optional.ofNullable(System.getenv(PASSWORD)).map(Secret::new));
        RunLimits limits = new RunLimits(Duration.ofSeconds(Long.parseLong(arguments[5])), Duration.ofMillis(500));
        String[] locations = Arrays.copyOfRange(arguments, 6, arguments.length);
        MigrationSettings settings =
                new MigrationProject(Path.of(arguments[0])).withTestClasses().settings(locations);
        MigrateOutcome outcome = new LiveMigration(settings, database).migrate(limits, MigrationListener.SILENT);
        if (outcome instanceof MigrateOutcome.Failed failed) {
            System.out.println(failed.findings());
            System.exit(1);
        }
    }

    static Process start(Path project, Database database, int seconds, String... locations) throws IOException {
        HostAndPort host = database.url().hosts().get(0);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LiveRunProgram.class.getName(),
                project.toString(),
                host.host(),
                String.valueOf(host.port()),
                database.url().database(),
                database.user().orElseThrow(),
                String.valueOf(seconds)));
        command.addAll(List.of(locations));
        ProcessBuilder builder = new ProcessBuilder(command);
        database.password().ifPresent(secret -> builder.environment().put(PASSWORD, secret.reveal()));
        return builder.redirectErrorStream(true)
                .redirectOutput(project.resolve("run.log").toFile())
                .start();
    }
}
