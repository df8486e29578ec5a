package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eight runs at once, {@code -Drunners.rounds} times: one applies everything, the others find nothing to do. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class RunsAtOnceTest {

    private static final int ROUNDS = Integer.getInteger("runners.rounds", 4);
    private static final int RUNNERS = 8;
    private static final int SCRIPTS = 7;

    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(2), Duration.ofSeconds(2));

    @TempDir
    Path directory;

    @Test
    void oneAppliesAndTheOthersFindNothingToDo() throws Exception {
        MigrationProject project = FaultedHistory.project(directory);
        ExecutorService threads = Executors.newFixedThreadPool(RUNNERS);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
                    FaultedHistory history = FaultedHistory.in(database);
                    assertThat(applied(project, database, threads))
                            .as("round " + round)
                            .containsExactlyInAnyOrder(SCRIPTS, 0, 0, 0, 0, 0, 0, 0);
                    assertThat(history.judged("round " + round)).isEqualTo("all applied");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Processes of their own start one behind the other, but none waits for another. */
    @Test
    void itIsTheSameForProcesses() throws Exception {
        MigrationProject project = FaultedHistory.project(directory);
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            FaultedHistory history = FaultedHistory.in(database);
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < RUNNERS / 2; i++) {
                processes.add(
                        LiveRunProgram.start(project.directory(), database.database(), 120, FaultedHistory.LOCATIONS));
            }
            for (Process process : processes) {
                assertThat(process.waitFor()).isZero();
            }
            assertThat(history.judged("processes")).isEqualTo("all applied");
        }
    }

    /** How many migrations each run applied. */
    private static List<Integer> applied(MigrationProject project, ScratchDatabase database, ExecutorService threads)
            throws Exception {
        CyclicBarrier together = new CyclicBarrier(RUNNERS);
        List<Future<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < RUNNERS; i++) {
            LiveMigration migration =
                    new LiveMigration(project.settings(FaultedHistory.LOCATIONS), database.database());
            Callable<Integer> run = () -> {
                together.await();
                MigrateOutcome outcome = migration.migrate(LIMITS, MigrationListener.SILENT);
                assertThat(outcome).isInstanceOf(MigrateOutcome.UpToDate.class);
                return outcome.applied().size();
            };
            runs.add(threads.submit(run));
        }
        List<Integer> applied = new ArrayList<>();
        for (Future<Integer> run : runs) {
            applied.add(run.get());
        }
        return applied;
    }
}
