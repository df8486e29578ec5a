package io.github.dblifecycle.bench;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares the goal with what it cannot be faster than, turn by turn in one run, because one machine is not as fast today
 * as it was yesterday: validate of many migrations with psql applying the same files to a server of the same kind, and
 * validate of the sample with a Maven build that does nothing.
 */
public final class WholeProcessBench {

    private static final int MIGRATIONS = 500;

    private WholeProcessBench() {}

    /**
     * Runs all comparisons.
     *
     * @param arguments directory to work in, path of mvn, the plugin's version, number of runs
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]).toAbsolutePath();
        String maven = arguments[1];
        String version = arguments[2];
        int runs = Integer.parseInt(arguments[3]);
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        Path many = Files.createDirectories(work.resolve("many"));
        Path sample = Files.createDirectories(work.resolve("sample"));
        Path empty = work.resolve("empty");
        List<Path> scripts = new ManyMigrations(MIGRATIONS).write(many, version);
        SampleProject.copy(Path.of("src/it/sample"), sample, version);
        SampleProject.empty(empty);
        Comparison comparison = new Comparison(out, runs);
        comparison.run(
                "validate of " + MIGRATIONS + " migrations / psql applying them",
                () -> validate(maven, many).run(),
                () -> psql(scripts));
        comparison.run(
                "validate of the sample / a Maven build that does nothing",
                () -> validate(maven, sample).run(),
                () -> validate(maven, empty).run());
    }

    private static Command validate(String maven, Path project) {
        return new Command("mvn validate", project, Map.of(), List.of(maven, "-B", "-q", "-o", "validate"));
    }

    private static Duration psql(List<Path> scripts) throws Exception {
        try (ScratchDatabase scratch = EmbeddedPostgres.createDatabase()) {
            Database database = scratch.database();
            HostAndPort host = database.url().hosts().get(0);
            List<String> words = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
            scripts.forEach(script -> words.addAll(List.of("-f", script.toString())));
            Map<String, String> environment = Map.of(
                    "PGHOST", host.host(),
                    "PGPORT", String.valueOf(host.port()),
                    "PGDATABASE", database.url().database(),
                    "PGUSER", database.user().orElseThrow(),
                    "PGPASSWORD", database.password().orElseThrow().reveal());
            return new Command("psql", Path.of("").toAbsolutePath(), environment, words).run();
        }
    }
}
