package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.scratch.Queries.strings;
import static io.github.dblifecycle.workflow.RollbackProject.done;
import static io.github.dblifecycle.workflow.RollbackProject.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.provider.NeonStandIn;
import io.github.dblifecycle.provider.TemplateSnapshots;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every way back from the same database, which was written to since: it ends in a state that check-drift calls clean, the rows
 * that it told to be lost are those that are missing afterwards, and no others are.
 */
class WaysBackTest {

    private static final String CUSTOMERS = "SELECT id || ' ' || name FROM customer ORDER BY 1";

    @TempDir
    Path directory;

    /** What leads back. */
    private enum Way {
        FORWARD(RollbackWay.FORWARD),
        UNDO(RollbackWay.UNDO),
        RESTORE(RollbackWay.RESTORE),
        FILE(RollbackWay.SNAPSHOT),
        TEMPLATE(RollbackWay.SNAPSHOT),
        NEON(RollbackWay.SNAPSHOT);

        private final RollbackWay word;

        Way(RollbackWay word) {
            this.word = word;
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theDatabaseIsCleanAndWhatWasToldIsWhatIsMissing(Way way) throws Exception {
        try (NeonStandIn neon = new NeonStandIn();
                RollbackProject database = new RollbackProject(directory)) {
            Database live = database.project().live().database();
            try (NeonDatabases branches = new NeonDatabases(live)) {
                neon.state()
                        .storedIn(branches)
                        .endpoint(live.url().hosts().get(0).host().replaceAll("[.].*", ""));
                prepare(way, database, neon);
                walk(way, database);
            } finally {
                drop(database);
            }
            assertThat(neon.problems()).isEmpty();
        }
    }

    private static void prepare(Way way, RollbackProject database, NeonStandIn neon) throws SQLException {
        switch (way) {
            case FORWARD, UNDO -> database.time().plus(Duration.ofMinutes(1));
            case RESTORE -> database.backup();
            case FILE -> database.snapshot(database.file());
            case TEMPLATE -> database.snapshot(new SnapshotKind.Template());
            case NEON -> database.at(neon.settings()).snapshot(new SnapshotKind.Neon(neon.settings()));
        }
    }

    private static void walk(Way way, RollbackProject database) throws Exception {
        ScratchDatabase live = database.project().live();
        List<String> then = strings(live, CUSTOMERS);
        database.secondAndThird();
        database.writes();
        List<String> now = strings(live, CUSTOMERS);
        Map<String, Long> expected = new TreeMap<>();
        expected.put("table public.item", number(live, "SELECT count(*)::text FROM item"));
        expected.put("column public.customer.note", number(live, "SELECT count(note)::text FROM customer"));
        boolean copy = way.word == RollbackWay.RESTORE || way.word == RollbackWay.SNAPSHOT;
        List<String> gone = new ArrayList<>(now);
        gone.removeAll(then);
        if (copy && way != Way.NEON) {
            expected.put("rows of public.customer written since", (long) gone.size());
        }

        RollbackOption.Open told = open(database.plan("1"), way.word);

        Map<String, Long> losses = new TreeMap<>();
        told.losses().forEach(loss -> losses.put(loss.what(), loss.rows()));
        assertThat(losses).isEqualTo(expected);
        assertThat(told.losses()).allMatch(RollbackLoss::exact);
        assertThat(told.isCounted()).isEqualTo(way != Way.NEON);

        RollbackOutcome outcome = database.rollback("1", way.word);
        if (way == Way.FORWARD) {
            assertThat(outcome).isInstanceOf(RollbackOutcome.Written.class);
            database.project().migrate();
            assertThat(database.project().check().drifted()).isZero();
        } else {
            done(outcome);
        }
        assertThat(strings(live, CUSTOMERS)).isEqualTo(copy ? then : now);
        assertThat(strings(live, "SELECT to_regclass('item') IS NULL")).containsExactly("t");
        assertThat(
                        strings(
                                live,
                                "SELECT count(*)::text FROM pg_attribute WHERE attrelid = 'customer'::regclass AND attname = 'note'"))
                .containsExactly("0");
        assertThat(strings(live, "SELECT bool_and(success) FROM flyway_schema_history"))
                .containsExactly("t");
    }

    private static long number(ScratchDatabase database, String query) throws SQLException {
        return Long.parseLong(strings(database, query).get(0));
    }

    private static void drop(RollbackProject database) throws SQLException {
        Database live = database.project().live().database();
        try (ScratchDatabase other = EmbeddedPostgres.createDatabase()) {
            for (var snapshot : new TemplateSnapshots(live, "staging").list()) {
                Queries.execute(other, "DROP DATABASE \"" + snapshot.database() + "\" WITH (FORCE)");
            }
        }
    }
}
