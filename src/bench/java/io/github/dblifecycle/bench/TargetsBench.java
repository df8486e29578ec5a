package io.github.dblifecycle.bench;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Many tenants, a schema each: db:migrate as a whole process, from nothing; killed half-way and run again; and once more
 * with nothing to do. Beside it psql, applying the same files to the same number of schemas over one connection, without any
 * history. What is in the schemas is checked by SQL.
 */
public final class TargetsBench {

    private static final int MIGRATIONS = 20;

    private final Path project;
    private final String maven;
    private final int tenants;
    private final PrintStream out;

    private TargetsBench(Path project, String maven, int tenants, PrintStream out) {
        this.project = project;
        this.maven = maven;
        this.tenants = tenants;
        this.out = out;
    }

    /**
     * Runs all of it.
     *
     * @param arguments directory to work in, path of mvn, the plugin's version, number of tenants
     */
    public static void main(String[] arguments) throws Exception {
        Path project = Files.createDirectories(
                Path.of(arguments[0]).toAbsolutePath().resolve("targets"));
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        TargetsBench bench = new TargetsBench(project, arguments[1], Integer.parseInt(arguments[3]), out);
        List<Path> scripts = bench.write(arguments[2]);
        bench.migrate();
        bench.killed();
        bench.psql(scripts);
    }

    private List<Path> write(String version) throws Exception {
        Path directory = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
        List<Path> scripts = new ArrayList<>();
        for (int i = 1; i <= MIGRATIONS; i++) {
            scripts.add(Files.writeString(
                    directory.resolve("V" + i + "__step_" + i + ".sql"),
                    """
                    CREATE TABLE t%1$d (id bigint PRIMARY KEY, name text NOT NULL);
                    CREATE INDEX t%1$d_name_idx ON t%1$d (name);
                    INSERT INTO public.ledger VALUES (current_schema(), %1$d);
                    """
                            .formatted(i)));
        }
        Files.writeString(project.resolve("pom.xml"), SampleProject.pom("targets", version));
        return scripts;
    }

    private ScratchDatabase database() throws Exception {
        ScratchDatabase database = EmbeddedPostgres.createDatabase();
        Queries.execute(database, "CREATE TABLE public.ledger (tenant text, step integer)");
        for (int i = 1; i <= tenants; i++) {
            Queries.execute(database, "CREATE SCHEMA tenant_" + i);
        }
        return database;
    }

    private void migrate() throws Exception {
        try (ScratchDatabase database = database()) {
            say("from nothing", run(database.database()));
            check(database);
            say("nothing to do", run(database.database()));
            check(database);
        }
    }

    private void killed() throws Exception {
        try (ScratchDatabase database = database()) {
            long start = System.nanoTime();
            Process process = builder(database.database())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (steps(database) < tenants * MIGRATIONS / 2) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the run ended before it was killed: " + process.exitValue());
                }
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            say("killed half-way, at " + steps(database) + " of " + tenants * MIGRATIONS + " migrations", since(start));
            say("  and run again", run(database.database()));
            check(database);
        }
    }

    private static int steps(ScratchDatabase database) throws Exception {
        return Integer.parseInt(Queries.strings(database, "SELECT count(*) FROM public.ledger")
                .get(0));
    }

    private ProcessBuilder builder(Database database) {
        ProcessBuilder builder = new ProcessBuilder(words()).directory(project.toFile());
        builder.environment().putAll(environment(database));
        return builder;
    }

    private Duration run(Database database) throws Exception {
        return new Command("mvn db:migrate", project, environment(database), words()).run();
    }

    private List<String> words() {
        return List.of(
                maven,
                "-B",
                "-o",
                "db:migrate",
                "-Ddb.env=bench",
                "-Ddb.deadline=1h",
                "-Ddb.targets.canary=3",
                "-Ddb.targets.schemasQuery=SELECT nspname FROM pg_namespace WHERE nspname LIKE 'tenant%' ORDER BY oid");
    }

    private static Map<String, String> environment(Database database) {
        HostAndPort host = database.url().hosts().get(0);
        String password = database.password().orElseThrow().reveal();
        String user = database.user().orElseThrow();
        return Map.of(
                "DATABASE_URL_BENCH",
                "postgresql://" + user + ":" + password + "@" + host + "/"
                        + database.url().database(),
                "PGHOST",
                host.host(),
                "PGPORT",
                String.valueOf(host.port()),
                "PGDATABASE",
                database.url().database(),
                "PGUSER",
                user,
                "PGPASSWORD",
                password);
    }

    private void psql(List<Path> scripts) throws Exception {
        Path all = project.resolve("all.sql");
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= tenants; i++) {
            text.append("SET search_path = tenant_").append(i).append(";\n");
            scripts.forEach(script ->
                    text.append("BEGIN;\n\\i ").append(script).append("\nCOMMIT;\n"));
        }
        Files.writeString(all, text);
        try (ScratchDatabase database = database()) {
            Command psql = new Command(
                    "psql",
                    project,
                    environment(database.database()),
                    List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", all.toString()));
            say("psql, without history", psql.run());
        }
    }

    /** Every schema has every table, every migration ran once, and every history says so. */
    private void check(ScratchDatabase database) throws Exception {
        int wanted = tenants * MIGRATIONS;
        expect(database, "SELECT count(*) FROM public.ledger", wanted);
        expect(database, "SELECT count(*) FROM (SELECT DISTINCT tenant, step FROM public.ledger) AS each", wanted);
        expect(
                database,
                "SELECT count(*) FROM pg_tables WHERE schemaname LIKE 'tenant%' AND tablename ~ '^t[0-9]+$'",
                wanted);
        expect(database, "SELECT count(*) FROM pg_indexes WHERE indexname ~ '^t[0-9]+_name_idx$'", wanted);
        for (int i = 1; i <= tenants; i++) {
            expect(
                    database,
                    "SELECT CASE WHEN count(*) = count(DISTINCT version) AND bool_and(success) THEN count(*) END FROM"
                            + " tenant_" + i + ".flyway_schema_history",
                    MIGRATIONS);
        }
    }

    private static void expect(ScratchDatabase database, String query, int wanted) throws Exception {
        List<String> found = Queries.strings(database, query);
        if (!found.equals(List.of(String.valueOf(wanted)))) {
            throw new IllegalStateException(query + " gives " + found + " instead of " + wanted);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void say(String what, Duration duration) {
        out.printf(
                "%d schemas, %d migrations, %s: %.1f s (%.1f ms a schema)%n",
                tenants, MIGRATIONS, what, duration.toMillis() / 1e3, (double) duration.toMillis() / tenants);
    }
}
