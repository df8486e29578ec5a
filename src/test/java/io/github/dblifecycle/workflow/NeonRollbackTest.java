package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.workflow.RollbackProject.closed;
import static io.github.dblifecycle.workflow.RollbackProject.done;
import static io.github.dblifecycle.workflow.RollbackProject.open;
import static io.github.dblifecycle.workflow.RollbackProject.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.FaultProxy;
import io.github.dblifecycle.provider.NeonStandIn;
import io.github.dblifecycle.provider.NeonState;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back by a branch at Neon: a stand-in that keeps to Neon's description, with branches that are real databases. */
class NeonRollbackTest {

    private static final String RESTORE = "/branches/" + NeonState.MAIN + "/restore";
    private static final String PRESERVED = "db-before-rollback-staging-2026";

    @TempDir
    Path directory;

    private final NeonStandIn neon = new NeonStandIn();
    private RollbackProject database;
    private NeonDatabases branches;

    @BeforeEach
    void create() throws SQLException {
        database = new RollbackProject(directory).at(neon.settings());
        Database live = database.project().live().database();
        branches = new NeonDatabases(live);
        // The host of the database begins with the id of its endpoint, as at Neon.
        neon.state()
                .storedIn(branches)
                .endpoint(live.url().hosts().get(0).host().replaceAll("[.].*", ""));
    }

    @AfterEach
    void everyRequestAndAnswerIsAsNeonDescribesThem() throws SQLException {
        neon.close();
        branches.close();
        database.close();
        assertThat(neon.problems()).isEmpty();
    }

    /** Taken at version 1; afterwards the database goes on to version 3. */
    private void snapshotAndWrites() throws SQLException {
        database.snapshot(new SnapshotKind.Neon(neon.settings()));
        database.secondAndThird();
        database.writes();
        database.time().plus(Duration.ofMinutes(10));
    }

    private RollbackOutcome back() throws Exception {
        return database.rollback("snapshot", RollbackWay.SNAPSHOT);
    }

    private String live(String query) throws SQLException {
        return NeonDatabases.one(database.project().live().database(), query);
    }

    /** As it was when the snapshot was taken. */
    private void isBack() throws SQLException {
        assertThat(live("SELECT count(*) || ' ' || count(*) FILTER (WHERE name = 'name ' || id) FROM customer"))
                .isEqualTo("10 10");
        assertThat(live("SELECT to_regclass('item') IS NULL")).isEqualTo("t");
        assertThat(live("SELECT string_agg(version, ' ') FROM flyway_schema_history"))
                .isEqualTo("1");
    }

    private Database preserved(int index) {
        JsonObject branch = neon.state().byName().values().stream()
                .filter(one -> one.get("name").getAsString().startsWith(PRESERVED))
                .toList()
                .get(index);
        return branches.of(branch.get("id").getAsString());
    }

    private long changes() {
        return neon.requests().stream().filter(one -> !one.startsWith("GET")).count();
    }

    @Test
    void thePlanTellsWhatCannotBeCountedAndChangesNothing() throws Exception {
        snapshotAndWrites();
        long before = changes();

        RollbackPlan plan = database.plan("snapshot");

        RollbackOption.Open way = open(plan, RollbackWay.SNAPSHOT);
        assertThat(way.does())
                .startsWith("sets branch main (br-main-000001) back to snapshot db-snapshot-staging-2026")
                .endsWith(" at version 1, along its own log");
        assertThat(way.uncounted())
                .singleElement()
                .asString()
                .startsWith("everything written since 20")
                .contains("MB of log");
        assertThat(way.notes()).anyMatch(note -> note.contains("stays as branch " + PRESERVED));
        assertThat(plan.takenBack()).containsExactly("3", "2");
        assertThat(way.losses())
                .containsExactly(
                        new RollbackLoss("column public.customer.note", 3, true),
                        new RollbackLoss("table public.item", 3, true));
        assertThat(plan.recommended()).contains(RollbackWay.SNAPSHOT);
        assertThat(plan.why()).isEqualTo("no other way leads there");
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void theBranchIsSetBackAlongItsOwnLogAndTheSnapshotLeadsBackAgain() throws Exception {
        snapshotAndWrites();

        RollbackOutcome.Done done = done(database.rollback("1", RollbackWay.SNAPSHOT));

        isBack();
        assertThat(done.did().get(0)).startsWith("branch main was set back along its own log to ");
        assertThat(NeonDatabases.one(preserved(0), "SELECT count(*) FROM item")).isEqualTo("3");
        assertThat(NeonDatabases.one(preserved(0), "SELECT count(*) FROM customer"))
                .isEqualTo("11");

        database.project().migrate();
        database.project().byHand("INSERT INTO customer (id, name) VALUES (77, 'later')");
        database.time().plus(Duration.ofMinutes(1));
        RollbackOutcome.Done again = done(back());

        isBack();
        assertThat(again.did().get(0)).startsWith("branch main was set back to what branch db-snapshot-staging-");
        assertThat(NeonDatabases.one(preserved(1), "SELECT count(*) FROM customer WHERE id = 77"))
                .isEqualTo("1");
        assertThat(database.told()).containsExactly("snapshot to version 1", "snapshot to the latest snapshot");
    }

    @Test
    void whatNeonDoesNotRememberAnyMoreComesFromTheBranch() throws Exception {
        snapshotAndWrites();
        neon.state().remembering(Duration.ZERO);

        RollbackOutcome.Done done = done(back());

        isBack();
        assertThat(done.did().get(0)).startsWith("branch main was set back to what branch db-snapshot-staging-");
        assertThat(neon.count("POST", RESTORE)).isEqualTo(1);
    }

    @Test
    void whatNeonRefusesToRememberComesFromTheBranchToo() throws Exception {
        SnapshotOutcome.Taken taken = database.snapshot(new SnapshotKind.Neon(neon.settings()));
        JsonObject branch = Objects.requireNonNull(
                neon.state().byName().get(taken.snapshot().name()));
        neon.state().forgetting(branch.get("parent_lsn").getAsString());
        database.secondAndThird();

        RollbackOutcome.Done done = done(back());

        isBack();
        assertThat(done.did().get(0)).endsWith("as Neon does not have that state in its own log any more");
        assertThat(neon.count("POST", RESTORE)).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsLostIsNotAskedForTwice() throws Exception {
        snapshotAndWrites();
        neon.refuse("POST", RESTORE, 423)
                .refuse("POST", RESTORE, 429)
                .refuse("POST", RESTORE, 503)
                .loseAnswer("POST", RESTORE);

        done(back());

        isBack();
        assertThat(neon.count("POST", RESTORE)).isEqualTo(4);
        assertThat(neon.state().byName()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "error", "cancelled", "failed and lost"})
    void anOperationThatGoesWrongIsToldWithWhatIsTrue(String end) throws Exception {
        snapshotAndWrites();
        neon.state().nextOperation("scheduling", "running", end.replace(" and lost", ""));
        if (end.endsWith("lost")) {
            neon.loseAnswer("POST", RESTORE);
        }

        Finding finding = refused(back());

        assertThat(finding.code()).isEqualTo("DB852");
        assertThat(finding.message()).contains("switch_pageserver").endsWith(": the storage said no");
        assertThat(finding.details())
                .singleElement()
                .asString()
                .startsWith("Neon began: what the branch was is kept as branch " + PRESERVED);
        assertThat(database.told()).isEmpty();
        assertThat(neon.count("POST", RESTORE)).isEqualTo(1);
    }

    @Test
    void whatNeonRefusesChangesNothing() throws Exception {
        snapshotAndWrites();
        neon.refuse("POST", RESTORE, 403);

        Finding finding = refused(back());

        assertThat(finding.code()).isEqualTo("DB850");
        assertThat(finding.details()).singleElement().asString().startsWith("Neon did not begin");
        assertThat(live("SELECT count(*) FROM item")).isEqualTo("3");
    }

    @Test
    void aDatabaseThatDoesNotAnswerAfterwardsIsTold() throws Exception {
        snapshotAndWrites();
        branches.silent();

        Finding finding = refused(back());

        assertThat(finding.code()).isEqualTo("DB866");
        assertThat(finding.message()).contains("does not answer 300 s later").contains("kept as branch " + PRESERVED);
    }

    @Test
    void aSnapshotWithAComputeIsComparedRowByRow() throws Exception {
        snapshotAndWrites();
        Database live = database.project().live().database();
        String compute = "127.0.0.2";
        String snapshot = neon.state().byName().keySet().stream()
                .filter(name -> name.startsWith("db-snapshot-"))
                .findFirst()
                .orElseThrow();
        neon.state()
                .endpoint(
                        "ep-of-the-snapshot",
                        compute,
                        Objects.requireNonNull(neon.state().byName().get(snapshot))
                                .get("id")
                                .getAsString());
        try (ScratchServer server = EmbeddedPostgres.start(EmbeddedPostgres.major())) {
            // Gone with its server, whose password is another from here on.
            ScratchDatabase any = server.createDatabase("any");
            comparedWith(any, live, compute);
        }
    }

    private void comparedWith(ScratchDatabase any, Database live, String compute) throws Exception {
        try (FaultProxy proxy = new FaultProxy(
                any.database(),
                InetAddress.getByName(compute),
                live.url().hosts().get(0).port())) {
            Queries.execute(any, "CREATE DATABASE \"" + live.url().database() + "\"");
            Queries.execute(
                    any,
                    "ALTER ROLE \"" + live.user().orElseThrow() + "\" PASSWORD '"
                            + live.password().orElseThrow().reveal() + "'");
            Database kept = new Database(
                    proxy.database().url().withDatabase(live.url().database()), live.user(), live.password());
            try (Connection connection = kept.connect("test");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL);"
                        + " INSERT INTO customer SELECT n, 'name ' || n FROM generate_series(1, 10) n");
            }

            RollbackOption.Open way = open(database.plan("snapshot"), RollbackWay.SNAPSHOT);

            assertThat(way.losses())
                    .containsExactly(
                            new RollbackLoss("column public.customer.note", 3, true),
                            new RollbackLoss("rows of public.customer written since", 3, true),
                            new RollbackLoss("table public.item", 3, true));
            assertThat(way.isCounted()).isTrue();
        }
    }

    @Test
    void whileNeonIsSilentNoOtherSnapshotIsTakenForTheNewest() throws Exception {
        database.snapshot(database.file());
        database.secondAndThird();
        for (int i = 0; i < 5; i++) {
            neon.refuse("GET", "/endpoints", 500);
        }

        RollbackOption.Closed way = closed(database.plan("1"), RollbackWay.SNAPSHOT);

        assertThat(way.reason()).startsWith("Neon does not say which snapshots there are");
        assertThat(way.fix()).contains("-Ddb.snapshot.kind=file");
    }
}
