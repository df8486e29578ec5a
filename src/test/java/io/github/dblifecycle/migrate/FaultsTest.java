package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with a fault at an instant by chance: {@code -Dfaults.runs} of them from {@code -Dfaults.seed} on. After each the
 * history is held against what the scripts left, and the next run ends well.
 */
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class FaultsTest {

    private static final int RUNS = Integer.getInteger("faults.runs", 21);
    private static final long SEED = Long.getLong("faults.seed", 1);

    /** About what a run sends, and is sent, when nothing is in its way. */
    private static final int BYTES_OF_A_RUN = 45_000;

    private static final int LONGEST_MILLISECONDS = 600;

    private static final String SESSIONS =
            " FROM pg_stat_activity WHERE datname = current_database()" + " AND application_name = 'db-maven-plugin'";

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(30), Duration.ofSeconds(2));
    private static final RunLimits SHORT = new RunLimits(Duration.ofSeconds(3), Duration.ofSeconds(1));

    private enum Fault {
        /** The network between the run and the server is cut, and comes back. */
        CUT,
        /** The server did what it was asked, and its answer is lost. */
        ANSWER_CUT,
        /** The network is slow, then cut. */
        DELAYED,
        /** The network takes everything and brings nothing. */
        STALLED,
        /** As an administrator or a shutdown would: sessions end. */
        TERMINATED,
        /** The server crashes and starts again, all of it. */
        CRASHED,
        /** The process of the run is gone. */
        KILLED
    }

    @TempDir
    Path directory;

    @Test
    void whatIsRecordedIsDoneOnceAndWhatIsNotIsNotDone() throws Exception {
        MigrationProject project = FaultedHistory.project(directory);
        SortedMap<String, Integer> counts = new TreeMap<>();
        try (ScratchServer server = EmbeddedPostgres.start(EmbeddedPostgres.major())) {
            remembersWhatItConfirmed(server);
            for (long seed = SEED; seed < SEED + RUNS; seed++) {
                // The first numbers of neighbouring seeds are alike.
                Random random = new Random(seed * 0x9E3779B97F4A7C15L);
                Fault fault = Fault.values()[(int) (seed % Fault.values().length)];
                try (ScratchDatabase database = server.createDatabase("faults")) {
                    FaultedHistory history = FaultedHistory.in(database);
                    run(project, database, history, fault, random);
                    wentAway(database);
                    String when = "seed " + seed + ", " + fault;
                    counts.merge(fault + ", " + history.judged(when), 1, Integer::sum);
                    history.settle();
                    assertThat(migration(project, database.database()).migrate(LIMITS, MigrationListener.SILENT))
                            .as(when)
                            .isInstanceOf(MigrateOutcome.UpToDate.class);
                    assertThat(history.judged(when + ", the next run")).isEqualTo("all applied");
                }
            }
        }
        System.out.println("runs with a fault: " + counts);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(RUNS);
    }

    /** Scratch servers do not wait for what they write. */
    private static void remembersWhatItConfirmed(ScratchServer server) throws SQLException {
        try (ScratchDatabase database = server.createDatabase("faults")) {
            Queries.execute(database, "ALTER SYSTEM SET synchronous_commit = on");
            Queries.execute(database, "SELECT pg_reload_conf()");
        }
    }

    private static LiveMigration migration(MigrationProject project, Database database) {
        return new LiveMigration(project.settings(FaultedHistory.LOCATIONS), database);
    }

    private void run(
            MigrationProject project, ScratchDatabase database, FaultedHistory history, Fault fault, Random random)
            throws Exception {
        switch (fault) {
            case CUT, ANSWER_CUT, DELAYED, STALLED -> {
                try (FaultProxy proxy = new FaultProxy(database.database())) {
                    int bytes = random.nextInt(BYTES_OF_A_RUN);
                    switch (fault) {
                        case ANSWER_CUT -> proxy.cutAfterAnswers(bytes);
                        case STALLED -> proxy.swallowAfter(bytes);
                        default -> proxy.cutAfter(bytes);
                    }
                    proxy.delay(fault == Fault.DELAYED ? 1 + random.nextInt(5) : 0);
                    migrate(project, proxy.database(), fault == Fault.STALLED ? SHORT : LIMITS);
                }
            }
            case TERMINATED ->
                meanwhile(project, database, random, administrator -> {
                    Queries.execute(administrator, "SELECT pg_terminate_backend(pid)" + SESSIONS);
                });
            case CRASHED ->
                meanwhile(project, database, random, administrator -> {
                    for (String process : Queries.strings(administrator, "SELECT pid" + SESSIONS)) {
                        ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
                    }
                });
            case KILLED -> {
                Process process = LiveRunProgram.start(directory, database.database(), 60, FaultedHistory.LOCATIONS);
                int wanted = random.nextInt(6);
                while (process.isAlive() && history.effects() < wanted) {
                    Thread.onSpinWait();
                }
                Queries.execute(database, "SELECT pg_sleep(" + random.nextInt(100) / 1000.0 + ")");
                process.destroyForcibly().waitFor();
            }
            default -> throw new IllegalStateException(fault.name());
        }
    }

    /** What is done to the server while a run is on. */
    private interface Deed {
        void on(Connection administrator) throws SQLException;
    }

    private static void meanwhile(MigrationProject project, ScratchDatabase database, Random random, Deed deed)
            throws Exception {
        double seconds = random.nextInt(LONGEST_MILLISECONDS) / 1000.0;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection administrator = database.connect()) {
            Callable<Boolean> later = () -> {
                Queries.execute(administrator, "SELECT pg_sleep(" + seconds + ")");
                deed.on(administrator);
                return true;
            };
            Future<Boolean> done = thread.submit(later);
            migrate(project, database.database(), LIMITS);
            done.get();
        } finally {
            thread.shutdownNow();
        }
    }

    private static void migrate(MigrationProject project, Database database, RunLimits limits) {
        try {
            MigrateOutcome ignored = migration(project, database).migrate(limits, MigrationListener.SILENT);
            assertThat(ignored).isNotNull();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.toString()).matches("08...|57P0[1-3]");
        }
    }

    /** Waits until the server is there and what the run left on it is gone. */
    private static void wentAway(ScratchDatabase database) throws SQLException {
        for (boolean gone = false; !gone; ) {
            try {
                gone = Queries.strings(database, "SELECT pid" + SESSIONS).isEmpty();
                Queries.execute(database, "SELECT pg_sleep(0.02)");
            } catch (SQLException e) {
                assertThat(List.of("57P01", "57P02", "57P03", "08001", "08006")).contains(e.getSQLState());
            }
        }
    }
}
