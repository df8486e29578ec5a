package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A restore in a process of its own, which can be killed. Prints a line at each step. */
final class RestoreProgram {

    private static final String PASSWORD = "PGPASSWORD";

    private RestoreProgram() {}

    /** @param arguments project directory, file, host, port, database, user */
    public static void main(String[] arguments) throws Exception {
        Database database = new Database(
                DatabaseUrl.of(new HostAndPort(arguments[2], Integer.parseInt(arguments[3])), arguments[4]),
                Optional.of(arguments[5]),
                Optional.ofNullable(System.getenv(PASSWORD)).map(Secret::new));
        RestoreOutcome outcome = new RestoreProject(Path.of(arguments[0]), Path.of(arguments[1]))
                .replacing()
                .droppingReplaced()
                .listening(new Telling())
                .into(database);
        System.out.println(outcome instanceof RestoreOutcome.Done ? "done" : outcome);
    }

    static Process start(Path project, Path file, Database database) throws IOException {
        HostAndPort host = database.url().hosts().get(0);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Dbasedir=" + System.getProperty("basedir", ""),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RestoreProgram.class.getName(),
                project.toString(),
                file.toString(),
                host.host(),
                String.valueOf(host.port()),
                database.url().database(),
                database.user().orElseThrow()));
        database.password().ifPresent(secret -> builder.environment().put(PASSWORD, secret.reveal()));
        return builder.redirectError(project.resolve("run.log").toFile()).start();
    }

    private static final class Telling implements RestoreListener {
        @Override
        public void file(Path path) {}

        @Override
        public void begins(Step step) {
            System.out.println(step);
        }

        @Override
        public void checked(long bytes) {}

        @Override
        public void progress(Progress progress) {}
    }
}
