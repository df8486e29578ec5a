package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupListener.Progress;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A backup in a process of its own, which can be killed. Prints a line whenever it has come further. */
final class BackupProgram {

    private static final String PASSWORD = "PGPASSWORD";

    private BackupProgram() {}

    /** @param arguments project directory, host, port, database, user */
    public static void main(String[] arguments) throws Exception {
        Database database = new Database(
                DatabaseUrl.of(new HostAndPort(arguments[1], Integer.parseInt(arguments[2])), arguments[3]),
                Optional.of(arguments[4]),
                Optional.ofNullable(System.getenv(PASSWORD)).map(Secret::new));
        BackupOutcome outcome =
                new Backup(new Telling()).run(new BackupProject(Path.of(arguments[0])).request(database));
        System.out.println(outcome instanceof BackupOutcome.Done ? "done" : outcome.findings());
    }

    static Process start(Path project, Database database) throws IOException {
        HostAndPort host = database.url().hosts().get(0);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Dbasedir=" + System.getProperty("basedir", ""),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BackupProgram.class.getName(),
                project.toString(),
                host.host(),
                String.valueOf(host.port()),
                database.url().database(),
                database.user().orElseThrow()));
        database.password().ifPresent(secret -> builder.environment().put(PASSWORD, secret.reveal()));
        return builder.redirectError(project.resolve("run.log").toFile()).start();
    }

    private static final class Telling implements BackupListener {
        @Override
        public void begins(Step step) {
            System.out.println(step);
        }

        @Override
        public void progress(Progress progress) {
            System.out.println(progress.rows());
        }

        @Override
        public void made(BackupOutcome.Done backup) {}
    }
}
