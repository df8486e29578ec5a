package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with a fault at an instant by chance: {@code -Dfaults.runs} of them from {@code -Dfaults.seed} on. After each the
 * history is held against what the scripts left, by queries of its own, and the next run ends well.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class FaultsTest {

    private static final int RUNS = Integer.getInteger("faults.runs", 16);
    private static final long SEED = Long.getLong("faults.seed", 1);

    /** About what a run sends when nothing is in its way. */
    private static final int BYTES_OF_A_RUN = 30_000;

    private static final int LONGEST_MILLISECONDS = 400;

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(30), Duration.ofSeconds(2));

    private static final Pattern STOPPED = Pattern.compile("indexes \\[(?:running|stopped in) (\\d) of 3]");

    private enum Fault {
        /** The network between the run and the server is cut, and comes back. */
        CUT,
        /** As a restart or an administrator would: sessions end. */
        TERMINATED,
        /** The process of the run is gone. */
        KILLED
    }

    @TempDir
    Path directory;

    @Test
    void whatIsRecordedIsDoneOnceAndWhatIsNotIsNotDone() throws Exception {
        MigrationProject project = project();
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            // The first numbers of neighbouring seeds are alike.
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            Fault fault = random.nextInt(5) == 0 ? Fault.KILLED : random.nextBoolean() ? Fault.CUT : Fault.TERMINATED;
            try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
                Queries.execute(database, "CREATE TABLE effect (script text)");
                run(project, database, fault, random);
                String left = judged(database, "seed " + seed + ", " + fault);
                counts.merge(fault + ", " + left, 1, Integer::sum);
                settle(database);
                assertThat(new LiveMigration(project.settings(), database.database())
                                .migrate(LIMITS, MigrationListener.SILENT))
                        .as("seed " + seed)
                        .isInstanceOf(MigrateOutcome.UpToDate.class);
                assertThat(judged(database, "seed " + seed + ", the next run")).isEqualTo("all applied");
            }
        }
        System.out.println("runs with a fault: " + counts);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(RUNS);
    }

    private MigrationProject project() {
        return new MigrationProject(directory)
                .with("flyway.baselineOnMigrate", "true")
                .with("flyway.baselineVersion", "0")
                .migration("V1__a.sql", "CREATE TABLE a (id integer);\nINSERT INTO effect VALUES ('V1');")
                .migration(
                        "V2__b.sql",
                        "INSERT INTO a SELECT generate_series(1, 2000);\nSELECT pg_sleep(0.05);\n"
                                + "INSERT INTO effect VALUES ('V2');\nALTER TABLE a ADD n text DEFAULT 'x';")
                .migration(
                        "V3__indexes.sql",
                        "CREATE INDEX CONCURRENTLY a_id ON a (id);\nINSERT INTO effect VALUES ('V3');\n"
                                + "CREATE INDEX CONCURRENTLY a_n ON a (n);")
                .file(MigrationProject.MIGRATIONS + "V3__indexes.sql.conf", "executeInTransaction=false")
                .migration("V4__c.sql", "INSERT INTO effect VALUES ('V4');\nSELECT pg_sleep(0.05);")
                .migration(
                        "R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;\nINSERT INTO effect VALUES ('R');");
    }

    private void run(MigrationProject project, ScratchDatabase database, Fault fault, Random random) throws Exception {
        switch (fault) {
            case CUT -> {
                try (FaultProxy proxy = new FaultProxy(database.database())) {
                    proxy.cutAfter(random.nextInt(BYTES_OF_A_RUN));
                    migrate(project, proxy.database());
                }
            }
            case TERMINATED -> {
                double seconds = random.nextInt(LONGEST_MILLISECONDS) / 1000.0;
                ExecutorService thread = Executors.newSingleThreadExecutor();
                try (Connection administrator = database.connect()) {
                    Future<?> done = thread.submit(() -> {
                        Queries.execute(administrator, "SELECT pg_sleep(" + seconds + ")");
                        Queries.execute(
                                administrator,
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                                        + " current_database() AND application_name = 'db-maven-plugin'");
                        return true;
                    });
                    migrate(project, database.database());
                    done.get();
                } finally {
                    thread.shutdownNow();
                }
            }
            case KILLED -> {
                Process process = LiveRunProgram.start(directory, database.database(), 60);
                int wanted = random.nextInt(4);
                while (process.isAlive() && effects(database) < wanted) {
                    Thread.onSpinWait();
                }
                Queries.execute(database, "SELECT pg_sleep(" + random.nextInt(100) / 1000.0 + ")");
                process.destroyForcibly().waitFor();
                while (!Queries.strings(
                                database,
                                "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                        + " AND application_name = 'db-maven-plugin'")
                        .isEmpty()) {
                    Queries.execute(database, "SELECT pg_sleep(0.02)");
                }
            }
            default -> throw new IllegalStateException(fault.name());
        }
    }

    private static void migrate(MigrationProject project, Database database) {
        try {
            MigrateOutcome ignored =
                    new LiveMigration(project.settings(), database).migrate(LIMITS, MigrationListener.SILENT);
            assertThat(ignored).isNotNull();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.toString()).matches("08...|57P01");
        }
    }

    private static long effects(ScratchDatabase database) throws SQLException {
        return Long.parseLong(
                Queries.strings(database, "SELECT count(*) FROM effect").get(0));
    }

    /** What the history says against what is there; in words how it came out. */
    private static String judged(ScratchDatabase database, String when) throws SQLException {
        if (Queries.strings(database, "SELECT to_regclass('flyway_schema_history')::text")
                        .get(0)
                == null) {
            assertThat(effects(database)).as(when).isZero();
            return "not begun";
        }
        int applied = 0;
        for (String script : List.of("V1", "V2", "V3", "V4", "R")) {
            String rows = "FROM flyway_schema_history WHERE success AND script LIKE '" + script + "\\_\\_%'";
            long recorded = Long.parseLong(
                    Queries.strings(database, "SELECT count(*) " + rows).get(0));
            long done = Long.parseLong(
                    Queries.strings(database, "SELECT count(*) FROM effect WHERE script = '" + script + "'")
                            .get(0));
            assertThat(recorded).as(when + ": " + script + " recorded").isLessThanOrEqualTo(1);
            if (!script.equals("V3") || recorded == 1) {
                assertThat(done).as(when + ": " + script + " done").isEqualTo(recorded);
            }
            applied += (int) recorded;
        }
        Optional<Integer> stopped = stoppedIn(database);
        if (stopped.isPresent()) {
            if (stopped.get() > 1) {
                assertThat(isValid(database, "a_id"))
                        .as(when + ": the first statement is done")
                        .isTrue();
            }
            if (stopped.get() < 3) {
                assertThat(exists(database, "a_n"))
                        .as(when + ": the last statement is not begun")
                        .isFalse();
            }
            return "half-way, told";
        }
        if (applied < 3) {
            assertThat(exists(database, "a_id"))
                    .as(when + ": V3 without a word")
                    .isFalse();
        } else {
            assertThat(isValid(database, "a_id") && isValid(database, "a_n"))
                    .as(when)
                    .isTrue();
        }
        return applied == 5 ? "all applied" : "some applied";
    }

    private static Optional<Integer> stoppedIn(ScratchDatabase database) throws SQLException {
        List<String> rows =
                Queries.strings(database, "SELECT description FROM flyway_schema_history WHERE NOT success");
        assertThat(rows).hasSizeLessThanOrEqualTo(1);
        return rows.stream()
                .map(STOPPED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .findFirst();
    }

    private static boolean isValid(ScratchDatabase database, String index) throws SQLException {
        return Queries.strings(
                                database,
                                "SELECT 1 FROM pg_index WHERE indisvalid AND indexrelid = to_regclass('" + index + "')")
                        .size()
                == 1;
    }

    private static boolean exists(ScratchDatabase database, String index) throws SQLException {
        return Queries.strings(database, "SELECT to_regclass('" + index + "')::text")
                        .get(0)
                != null;
    }

    /** What a person does who was told where a script stopped. */
    private static void settle(ScratchDatabase database) throws SQLException {
        if (Queries.strings(database, "SELECT to_regclass('flyway_schema_history')::text")
                                .get(0)
                        == null
                || stoppedIn(database).isEmpty()) {
            return;
        }
        Queries.execute(
                database,
                "DROP INDEX IF EXISTS a_id, a_n; DELETE FROM effect WHERE script = 'V3';"
                        + " DELETE FROM flyway_schema_history WHERE NOT success");
    }
}
