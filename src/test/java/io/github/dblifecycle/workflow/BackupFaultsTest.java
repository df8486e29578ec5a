package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.backup.BackupListener.Progress;
import io.github.dblifecycle.catalog.read.CatalogReadException;
import io.github.dblifecycle.migrate.FaultProxy;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.SmallDisk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups that are killed, cut off from the server, or run out of disk at instants by chance, while others write;
 * {@code -Dbackup.kills} says how many of each. Whatever happens, earlier files are as they were, a file with the name of a
 * backup is one, and the next run makes a good one and leaves nothing else.
 */
class BackupFaultsTest {

    private static final int KILLS = Integer.getInteger("backup.kills", 5);
    private static final long DISK = 48 << 20;

    @TempDir
    private Path directory;

    private ScratchDatabase database;
    private Transfers transfers;
    private final Random chance = new Random(5);

    @BeforeEach
    void databaseThatIsWrittenTo() throws Exception {
        database = EmbeddedPostgres.createDatabase();
        Queries.execute(
                database,
                "create table big (id int, t text);"
                        + " insert into big select i, repeat(md5(i::text), 8) from generate_series(1, 60000) i;"
                        + " select lo_from_bytea(0, decode(repeat('00ff5c27', 300000), 'hex'))");
        Transfers.tables(database);
        transfers = Transfers.begin(database, 2);
    }

    @AfterEach
    void drop() throws Exception {
        try {
            transfers.close();
        } finally {
            database.close();
        }
    }

    @Test
    void aKillLeavesNothingThatLooksWholeAndTheNextRunTidiesUp() throws Exception {
        FaultedBackups backups = FaultedBackups.in(directory, database);
        long whole = run(-1);
        backups.judge();
        int halves = 0;
        for (int i = 0; i < KILLS; i++) {
            run(chance.nextInt((int) whole));
            halves += backups.judge().unfinished();
        }
        assertThat(halves).as("runs that were killed while they wrote").isPositive();
        System.out.println(KILLS + " kills: " + halves + " left a half file, " + backups.whole() + " were whole, of "
                + Transfers.number(database) + " transfers");
    }

    /** @return how long it took from its first step on, in milliseconds */
    private long run(int killedAfter) throws IOException, InterruptedException {
        Process process = BackupProgram.start(directory, database.database());
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("READING_SCHEMA");
            long start = System.nanoTime();
            if (killedAfter >= 0) {
                process.waitFor(killedAfter, TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
            } else {
                assertThat(output.lines().toList()).endsWith("done");
                process.waitFor();
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        }
    }

    @Test
    void aConnectionThatIsCutLeavesNothing() throws Exception {
        FaultedBackups backups = FaultedBackups.in(directory, database);
        int cut = 0;
        for (int i = 0; i < KILLS; i++) {
            try (FaultProxy proxy = new FaultProxy(database.database())) {
                if (i % 3 == 0) {
                    proxy.cutAfter(bytes(chance.nextInt(16)));
                } else {
                    proxy.cutAfterAnswers(bytes(chance.nextInt(25)));
                }
                Optional<BackupOutcome> outcome = attempt(proxy);
                boolean failed =
                        outcome.filter(BackupOutcome.Done.class::isInstance).isEmpty();
                outcome.ifPresent(some -> assertThat(some.findings())
                        .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("DB785")));
                cut += failed ? 1 : 0;
                assertThat(backups.judge().found()).as(String.valueOf(outcome)).isEqualTo(failed ? 0 : 1);
            }
        }
        assertThat(cut).as("runs that were cut off").isPositive();
        System.out.println(KILLS + " cuts: " + cut + " failed, of " + Transfers.number(database) + " transfers");
    }

    private Optional<BackupOutcome> attempt(FaultProxy proxy) {
        try {
            return Optional.of(
                    new Backup(BackupListener.NONE).run(new BackupProject(directory).request(proxy.database())));
        } catch (SQLException | CatalogReadException e) {
            assertThat(e).hasMessageMatching("(?s).*(connection|connect|closed).*");
            return Optional.empty();
        }
    }

    /** As many small numbers as large ones. */
    private long bytes(int power) {
        return (1L << power) + chance.nextInt(1 << power);
    }

    @Test
    void aFullDiskLeavesNothing() throws Exception {
        Path place = directory.resolve("disk");
        Optional<SmallDisk> made = SmallDisk.mount(place, DISK);
        assumeTrue(made.isPresent(), "nobody but root may mount a small disk");
        try (SmallDisk disk = made.orElseThrow()) {
            FaultedBackups backups = FaultedBackups.in(place, database);
            long size = Files.size(backups.earlier()) * 6 / 5;
            int full = 0;
            for (int i = 0; i < KILLS; i++) {
                disk.leave(chance.nextInt(3) == 0 ? chance.nextInt(1 << 14) : chance.nextLong(size));
                BackupOutcome outcome = new BackupProject(place).run(database);
                if (outcome instanceof BackupOutcome.Failed failed) {
                    full++;
                    assertThat(failed.findings()).singleElement().satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo("DB786");
                        assertThat(finding.message())
                                .contains("No space left on device", "earlier backups are as they were");
                        assertThat(finding.fix().orElseThrow()).startsWith("make room");
                    });
                }
                disk.makeRoom();
                FaultedBackups.Judged judged = backups.judge();
                assertThat(judged.unfinished()).isZero();
                assertThat(judged.found()).isEqualTo(outcome instanceof BackupOutcome.Done ? 1 : 0);
            }
            assertThat(full).as("runs that found the disk full").isPositive();
            System.out.println(KILLS + " disks: " + full + " full, of " + Transfers.number(database) + " transfers");
        }
    }

    /** One that is being proved is held by whoever proves it, although it was read meanwhile. */
    @Test
    void twoRunsAtOnceLeaveEachOtherAlone() throws Exception {
        FaultedBackups backups = FaultedBackups.in(directory, database);
        BackupOutcome outcome = new Backup(new BackupListener() {
                    @Override
                    public void begins(Step step) {
                        if (step == Step.CHECKING) {
                            assertThat(another()).endsWith("done");
                        }
                    }

                    @Override
                    public void progress(Progress progress) {}

                    @Override
                    public void made(BackupOutcome.Done backup) {}
                })
                .run(new BackupProject(directory).request(database));
        assertThat(outcome).isInstanceOf(BackupOutcome.Done.class);
        assertThat(backups.judge().found()).isEqualTo(2);
    }

    private List<String> another() {
        try {
            Process process = BackupProgram.start(directory, database.database());
            try (BufferedReader output = process.inputReader()) {
                return output.lines().toList();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
