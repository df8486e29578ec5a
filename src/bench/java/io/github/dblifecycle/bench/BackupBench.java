package io.github.dblifecycle.bench;

import io.github.dblifecycle.backup.BackupChoice;
import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.backup.Compression;
import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.EnvironmentResolver;
import io.github.dblifecycle.environment.EnvironmentSources;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.LocalServer;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.Backup;
import io.github.dblifecycle.workflow.BackupListener;
import io.github.dblifecycle.workflow.BackupOutcome;
import io.github.dblifecycle.workflow.BackupRequest;
import io.github.dblifecycle.workflow.BackupSettings;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Restore;
import io.github.dblifecycle.workflow.RestoreListener;
import io.github.dblifecycle.workflow.RestoreOutcome;
import io.github.dblifecycle.workflow.RestoreRequest;
import io.github.dblifecycle.workflow.RestoreSettings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares {@code db:backup} with {@code pg_dump | gzip} of the same database, and {@code db:restore} with {@code gunzip |
 * psql}, turn by turn in one run: times, sizes, and how much memory this process took at most. To be run with the heap that is
 * promised, {@code -Xmx256m}. The embedded server does without what makes a server survive a crash; with {@code
 * -Dbench.server=URL} a server as people have them is used, on which this role may make databases.
 */
public final class BackupBench {

    private final Path work;
    private final ScratchServer server;
    private final ScratchDatabase database;
    private final LocalServer local;

    private BackupBench(Path work, ScratchServer server, ScratchDatabase database, LocalServer local) {
        this.work = work;
        this.server = server;
        this.database = database;
        this.local = local;
    }

    /**
     * Runs all comparisons.
     *
     * @param arguments directory to work in, major version of pg_dump, megabytes of rows, number of runs
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        int major = Integer.parseInt(arguments[1]);
        int megabytes = Integer.parseInt(arguments[2]);
        int runs = Integer.parseInt(arguments[3]);
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        LocalServer local =
                LocalServer.of(work.resolve("local"), PostgresRelease.ofMajor(major), EmbeddedPostgres.cache());
        ScratchServer server = server(major);
        try (ScratchDatabase database = server.createDatabase("bench")) {
            BenchRows.fill(database, megabytes);
            BenchRows.describe(out, database);
            new BackupBench(work, server, database, local).run(out, runs);
        }
    }

    private static ScratchServer server(int major) {
        String url = System.getProperty("bench.server", "");
        if (url.isEmpty()) {
            return EmbeddedPostgres.server(major);
        }
        if (!(resolved(url) instanceof Environment.Server there)) {
            throw new IllegalArgumentException("no server: " + url);
        }
        return ScratchServer.start(new ScratchSettings.UserServer(there.database(), Clock.systemUTC()));
    }

    /** The most that this process ever held, where the system tells (Linux, VmHWM). */
    private static String memory() throws Exception {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .findFirst()
                        .map(line -> line.substring("VmHWM:".length()).strip())
                        .orElse("unknown")
                : "unknown";
    }

    private void run(PrintStream out, int runs) throws Exception {
        Comparison comparison = new Comparison(out, runs);
        for (int level : new int[] {6, 1}) {
            long[] size = new long[2];
            comparison.run(
                    "db:backup at level " + level + " / pg_dump | gzip -6",
                    () -> size[0] = backup(level, Verification.NONE),
                    () -> size[1] = dump());
            out.printf(
                    "  ours %,d bytes, theirs %,d, ratio %.3f; memory so far at most %s%n",
                    size[0],
                    size[1],
                    (double) size[0] / size[1],
                    memory());
        }
        comparison.run(
                "db:backup at level 1 with db.verify=checksum / pg_dump | gzip -6",
                () -> backup(1, Verification.CHECKSUM),
                this::dump);
        restores(comparison);
        out.printf("memory of this process, backups and restores: at most %s%n", memory());
    }

    /** Both into a database of the same server: ours checks the file, loads it beside, and swaps; psql loads an empty one. */
    private void restores(Comparison comparison) throws Exception {
        Path ours = done(1, Verification.NONE).file();
        dump();
        for (boolean analyze : new boolean[] {false, true}) {
            comparison.run(
                    "db:restore" + (analyze ? " with ANALYZE" : "") + " / gunzip | psql",
                    () -> restore(ours, analyze),
                    this::psql);
        }
        Files.delete(ours);
    }

    private void restore(Path file, boolean analyze) throws Exception {
        try (ScratchDatabase copy = server.createDatabase("restored")) {
            RestoreOutcome outcome = new Restore(RestoreListener.NONE)
                    .run(new RestoreRequest(
                            environment(copy.database()),
                            new RestoreSettings(
                                    new RestoreSettings.Source.File(file),
                                    false,
                                    true,
                                    false,
                                    false,
                                    analyze,
                                    RestoreSettings.Verification.COUNTS,
                                    Runtime.getRuntime().availableProcessors(),
                                    false,
                                    OptionalLong.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            new Confirmation(Optional.empty()),
                            false,
                            Clock.systemUTC()));
            if (!(outcome instanceof RestoreOutcome.Done)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
    }

    private void psql() throws Exception {
        try (ScratchDatabase copy = server.createDatabase("restored")) {
            new Command(
                            "gunzip | psql",
                            work,
                            environmentOf(copy.database()),
                            List.of(
                                    "sh",
                                    "-c",
                                    "gunzip -c '" + dumpFile() + "' | psql -X -q --no-password -v ON_ERROR_STOP=1 > psql.out"))
                    .run();
        }
    }

    private BackupOutcome.Done done(int level, Verification verification) throws Exception {
        BackupOutcome outcome = new Backup(BackupListener.NONE).run(request(level, verification));
        if (!(outcome instanceof BackupOutcome.Done done)) {
            throw new IllegalStateException(outcome.findings().toString());
        }
        return done;
    }

    private long backup(int level, Verification verification) throws Exception {
        BackupOutcome.Done done = done(level, verification);
        long size = Files.size(done.file());
        Files.delete(done.file());
        return size;
    }

    private BackupRequest request(int level, Verification verification) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new BackupRequest(
                environment(database.database()),
                new BackupSettings(
                        work.resolve("backups"),
                        BackupName.USUAL,
                        0,
                        Optional.empty(),
                        BackupSettings.Part.ALL,
                        BackupChoice.ALL,
                        List.of(),
                        BackupSettings.Extras.USUAL,
                        BackupSettings.Engine.JDBC,
                        Optional.empty(),
                        verification,
                        new Compression(level, cores, cores),
                        Duration.ofSeconds(3),
                        Optional.empty()),
                major -> {
                    throw new IllegalStateException("nothing is restored here");
                },
                "bench",
                Clock.systemUTC());
    }

    private EnvironmentRequest environment(Database there) {
        String url = "postgresql://" + there.user().orElseThrow() + ":"
                + there.password().orElseThrow().reveal() + "@" + there.url().hosts().get(0) + "/"
                + there.url().database();
        return new EnvironmentRequest(resolved(url), local, settings());
    }

    private static Environment resolved(String url) {
        return new EnvironmentResolver()
                .resolve(new EnvironmentSources(
                        Map.of("db.env", "staging", "db.url", url),
                        List.of(),
                        List.of(),
                        Map.of(),
                        name -> Optional.empty(),
                        Map.of()));
    }

    private MigrationSettings settings() {
        return new MigrationProject(work).settings();
    }

    private long dump() throws Exception {
        Path file = dumpFile();
        new Command(
                        "pg_dump | gzip",
                        work,
                        environmentOf(database.database()),
                        List.of("sh", "-c", "pg_dump --no-password | gzip -6 > '" + file + "' && sync '" + file + "'"))
                .run();
        return Files.size(file);
    }

    private Path dumpFile() {
        return work.resolve("pg_dump.sql.gz");
    }

    private static Map<String, String> environmentOf(Database there) {
        return Map.of(
                "PGHOST", there.url().hosts().get(0).host(),
                "PGPORT", String.valueOf(there.url().hosts().get(0).port()),
                "PGDATABASE", there.url().database(),
                "PGUSER", there.user().orElseThrow(),
                "PGPASSWORD", there.password().orElseThrow().reveal());
    }
}
