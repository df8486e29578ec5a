package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.migrate.FaultProxy;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restores that are killed, told to stop or cut off from the server, at instants by chance; {@code -Drestore.kills} says how
 * many of each. Whatever happens, the database is the old one or the new one, and the next run leaves nothing beside it.
 */
class RestoreKilledTest {

    private static final int KILLS = Integer.getInteger("restore.kills", 6);
    private static final int ROWS = 60_000;

    @TempDir
    private Path directory;

    private ScratchDatabase database;
    private Path file;
    private final Random chance = new Random(11);

    @BeforeEach
    void oldDatabaseAndBackup() throws Exception {
        database = EmbeddedPostgres.createDatabase();
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    original,
                    "create table big (id int primary key, t text);"
                            + " insert into big select i, repeat(md5(i::text), 8) from generate_series(1, " + ROWS
                            + ") i;"
                            + " create table other as select * from big; create index on other (t)");
            file = new BackupProject(directory).made(original).file();
        }
        old();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aKillLeavesTheOldDatabaseOrTheNewOne() throws Exception {
        long whole = run(-1);
        old();
        int news = 0;
        int halves = 0;
        for (int i = 0; i < KILLS; i++) {
            run(chance.nextInt((int) whole));
            halves += RestoreTest.besides(database).size();
            news += isNew() ? 1 : 0;
            old();
        }
        assertThat(halves).as("runs that were killed in the middle").isPositive();
        assertThat(news).as("not all were over").isLessThan(KILLS);
        new RestoreProject(directory, file).replacing().droppingReplaced().done(database);
        assertThat(RestoreTest.besides(database)).isEmpty();
        assertThat(isNew()).isTrue();
    }

    /** @return how long it took from its first step on, in milliseconds */
    private long run(int killedAfter) throws Exception {
        Process process = RestoreProgram.start(directory, file, database.database());
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("CHECKING");
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
    void whoIsToldToStopTakesAwayWhatIsHalfThere() throws Exception {
        for (String step : new TreeSet<>(List.of("CHECKING", "PREPARING", "LOADING", "ANALYZING", "SWAPPING"))) {
            Process process = RestoreProgram.start(directory, file, database.database());
            List<String> said = new ArrayList<>();
            try (BufferedReader output = process.inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    said.add(line);
                    if (line.equals(step)) {
                        process.waitFor(chance.nextInt(60), TimeUnit.MILLISECONDS);
                        process.toHandle().destroy();
                    }
                }
                process.waitFor();
            }
            assertThat(RestoreTest.besides(database)).as(step + ": " + said).isEmpty();
            if (isNew()) {
                old();
            }
        }
    }

    @Test
    void aConnectionThatIsCutLeavesTheOldDatabaseOrTheNewOne() throws Exception {
        int cut = 0;
        for (int i = 0; i < 2 * KILLS; i++) {
            try (FaultProxy proxy = new FaultProxy(database.database())) {
                Database through = proxy.database();
                if (i % 2 == 0) {
                    proxy.cutAfter(bytes(chance.nextInt(25)));
                } else {
                    proxy.cutAfterAnswers(bytes(chance.nextInt(15)));
                }
                RestoreOutcome outcome = attempt(through);
                boolean failed = !(outcome instanceof RestoreOutcome.Done);
                cut += failed ? 1 : 0;
                assertThat(isNew()).as(String.valueOf(outcome)).isEqualTo(!failed);
            }
            if (isNew()) {
                old();
            }
        }
        assertThat(cut).as("runs that were cut off").isPositive();
        new RestoreProject(directory, file).replacing().droppingReplaced().done(database);
        assertThat(RestoreTest.besides(database)).isEmpty();
    }

    private RestoreOutcome attempt(Database through) throws SQLException {
        try {
            return new RestoreProject(directory, file)
                    .replacing()
                    .droppingReplaced()
                    .into(through);
        } catch (SQLException e) {
            return new RestoreOutcome.Failed("staging", java.util.Optional.empty(), List.of(), e);
        }
    }

    /** As many small numbers as large ones. */
    private long bytes(int power) {
        return (1L << power) + chance.nextInt(1 << power);
    }

    private void old() throws SQLException {
        Queries.execute(
                database, "drop table if exists big, other, old; create table old as select generate_series(1, 10) a");
    }

    /** One or the other, whole. */
    private boolean isNew() throws SQLException {
        String state = Queries.strings(
                        database,
                        "select (select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace"
                                + " where nspname = 'public' and relkind in ('r', 'i'))::text || ' '"
                                + " || coalesce(to_regclass('old')::text, 'new')")
                .get(0);
        assertThat(state).isIn("1 old", "4 new");
        boolean isNew = state.endsWith("new");
        assertThat(Queries.strings(
                        database,
                        isNew
                                ? "select (select count(*) from big) + (select count(*) from other)"
                                : "select count(*) from old"))
                .containsExactly(isNew ? String.valueOf(2 * ROWS) : "10");
        return isNew;
    }
}
