package io.github.dblifecycle.bench;

import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Compares {@code db:migrate} with Flyway's own Maven plugin: how long many scripts take, with psql as the floor, and how long
 * writers of a table are held up while a migration waits behind a long reader.
 */
public final class MigrateBench {

    private static final int MIGRATIONS = 500;
    private static final int READER_SECONDS = 12;
    private static final int WRITER_SECONDS = READER_SECONDS + 8;

    private final PrintStream out =
            new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
    private final String maven;
    private final String version;
    private final String flyway;

    private MigrateBench(String maven, String version, String flyway) {
        this.maven = maven;
        this.version = version;
        this.flyway = flyway;
    }

    /** @param arguments directory to work in, path of mvn, the plugin's version, that of Flyway's plugin, number of runs */
    public static void main(String[] arguments) throws Exception {
        MigrateBench bench = new MigrateBench(arguments[1], arguments[2], arguments[3]);
        Path work = Path.of(arguments[0]).toAbsolutePath();
        bench.manyScripts(work.resolve("migrate-many"), Integer.parseInt(arguments[4]));
        bench.stall(work.resolve("migrate-stall"));
    }

    private void manyScripts(Path project, int runs) throws Exception {
        List<Path> scripts = new ManyMigrations(MIGRATIONS).write(project, version);
        pom(project);
        Comparison comparison = new Comparison(out, runs);
        comparison.run(
                "db:migrate of " + MIGRATIONS + " scripts / Flyway's own plugin",
                () -> inNewDatabase(database -> ours(project, database)),
                () -> inNewDatabase(database -> flyways(project, database)));
        comparison.run(
                "db:migrate of " + MIGRATIONS + " scripts / psql applying them",
                () -> inNewDatabase(database -> ours(project, database)),
                () -> inNewDatabase(database -> psql(scripts, database)));
    }

    /** The longest that one write took while a migration of the table was about. */
    private void stall(Path project) throws Exception {
        Path migrations = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
        Files.writeString(
                migrations.resolve("V1__items.sql"),
                """
                CREATE TABLE item (id integer PRIMARY KEY, n integer NOT NULL);
                INSERT INTO item SELECT i, 0 FROM generate_series(1, 1000) i;
                """);
        pom(project);
        out.printf("longest write while a migration waits behind a reader of %d s%n", READER_SECONDS);
        out.printf("  db:migrate            %.2f s%n", longestWrite(project, migrations, this::ours));
        out.printf("  Flyway's own plugin   %.2f s%n", longestWrite(project, migrations, this::flyways));
    }

    private double longestWrite(Path project, Path migrations, Migrating migrating) throws Exception {
        Path second = migrations.resolve("V2__note.sql");
        Files.deleteIfExists(second);
        Path logs = Files.createTempDirectory(project, "writes");
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                Connection reader = database.connect()) {
            migrating.migrate(project, database);
            Files.writeString(second, "ALTER TABLE item ADD COLUMN note text;\n");
            Path write = Files.writeString(
                    logs.resolve("write.sql"),
                    "\\set id random(1, 1000)\nUPDATE item SET n = n + 1 WHERE id = :id;\n");
            reader.setAutoCommit(false);
            Queries.execute(reader, "SELECT count(*) FROM item");
            CompletableFuture<Void> reading = inBackground(() -> {
                Queries.execute(reader, "SELECT pg_sleep(" + READER_SECONDS + ")");
                reader.rollback();
            });
            CompletableFuture<Void> writing = inBackground(() -> new Command(
                            "pgbench",
                            logs,
                            settings(database),
                            List.of(
                                    "pgbench", "-n", "-c", "4", "-T", String.valueOf(WRITER_SECONDS), "-R", "200", "-l",
                                    "-f", write.toString()))
                    .run());
            migrating.migrate(project, database);
            reading.get();
            writing.get();
        }
        try (Stream<Path> files = Files.list(logs)) {
            List<Path> found = files.filter(file -> file.getFileName().toString().startsWith("pgbench_log")).toList();
            double longest = 0;
            for (Path log : found) {
                for (String line : Files.readAllLines(log)) {
                    longest = Math.max(longest, longest(line));
                }
            }
            return longest;
        }
    }

    /** Elapsed microseconds without what it waited for its turn (PostgreSQL, "pgbench", per-transaction logging). */
    private static double longest(String line) {
        String[] fields = line.split(" ", -1);
        return (Long.parseLong(fields[2]) - Long.parseLong(fields[6])) / 1e6;
    }

    private interface Work {
        void run() throws Exception;
    }

    private interface Migrating {
        void migrate(Path project, ScratchDatabase database) throws Exception;
    }

    private interface InDatabase {
        void run(ScratchDatabase database) throws Exception;
    }

    private static CompletableFuture<Void> inBackground(Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void inNewDatabase(InDatabase work) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            work.run(database);
        }
    }

    private void ours(Path project, ScratchDatabase database) throws Exception {
        String url = "postgresql://" + database.database().user().orElseThrow() + ":"
                + database.database().password().orElseThrow().reveal() + "@" + host(database).host() + ":"
                + host(database).port() + "/" + database.database().url().database();
        new Command(
                        "db:migrate",
                        project,
                        Map.of("DATABASE_URL_STAGING", url),
                        List.of(maven, "-B", "-q", "-o", "db:migrate", "-Ddb.env=staging"))
                .run();
    }

    private void flyways(Path project, ScratchDatabase database) throws Exception {
        Map<String, String> environment = Map.of(
                "FLYWAY_URL",
                "jdbc:postgresql://" + host(database).host() + ":" + host(database).port() + "/"
                        + database.database().url().database(),
                "FLYWAY_USER", database.database().user().orElseThrow(),
                "FLYWAY_PASSWORD", database.database().password().orElseThrow().reveal());
        new Command(
                        "flyway:migrate",
                        project,
                        environment,
                        List.of(maven, "-B", "-q", "process-resources", "flyway:migrate"))
                .run();
    }

    private static void psql(List<Path> scripts, ScratchDatabase database) throws Exception {
        List<String> words = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        scripts.forEach(script -> words.addAll(List.of("-f", script.toString())));
        new Command("psql", Path.of("").toAbsolutePath(), settings(database), words).run();
    }

    private static HostAndPort host(ScratchDatabase database) {
        return database.database().url().hosts().get(0);
    }

    private static Map<String, String> settings(ScratchDatabase database) {
        return Map.of(
                "PGHOST", host(database).host(),
                "PGPORT", String.valueOf(host(database).port()),
                "PGDATABASE", database.database().url().database(),
                "PGUSER", database.database().user().orElseThrow(),
                "PGPASSWORD", database.database().password().orElseThrow().reveal());
    }

    private void pom(Path project) throws Exception {
        Files.createDirectories(project);
        Files.writeString(
                project.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>bench</groupId>
                  <artifactId>migrate</artifactId>
                  <version>1</version>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.dblifecycle</groupId>
                        <artifactId>db-maven-plugin</artifactId>
                        <version>%s</version>
                      </plugin>
                      <plugin>
                        <groupId>org.flywaydb</groupId>
                        <artifactId>flyway-maven-plugin</artifactId>
                        <version>%s</version>
                        <dependencies>
                          <dependency>
                            <groupId>org.flywaydb</groupId>
                            <artifactId>flyway-database-postgresql</artifactId>
                            <version>%s</version>
                          </dependency>
                          <dependency>
                            <groupId>org.postgresql</groupId>
                            <artifactId>postgresql</artifactId>
                            <version>42.7.14</version>
                          </dependency>
                        </dependencies>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """
                        .formatted(version, flyway, flyway));
    }
}
