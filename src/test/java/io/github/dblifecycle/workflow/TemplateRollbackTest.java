package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.scratch.Queries.strings;
import static io.github.dblifecycle.workflow.RollbackProject.done;
import static io.github.dblifecycle.workflow.RollbackProject.open;
import static io.github.dblifecycle.workflow.RollbackProject.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.provider.TemplateSnapshots;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back by a copy on the same server. */
class TemplateRollbackTest {

    @TempDir
    Path directory;

    private RollbackProject database;
    private String snapshot = "";

    @BeforeEach
    void create() throws SQLException {
        database = new RollbackProject(directory);
        workMemory("5MB");
        snapshot = database.snapshot(new SnapshotKind.Template()).snapshot().name();
        database.secondAndThird();
        database.writes();
        database.time().plus(Duration.ofMinutes(10));
    }

    @AfterEach
    void close() throws SQLException {
        try (ScratchDatabase other = EmbeddedPostgres.createDatabase()) {
            for (String found : databases(other)) {
                if (!found.equals(name())) {
                    Queries.execute(other, "DROP DATABASE \"" + found + "\" WITH (FORCE)");
                }
            }
        }
        database.close();
    }

    private String name() {
        return database.project().live().database().url().database();
    }

    private void workMemory(String size) throws SQLException {
        database.project().byHand("ALTER DATABASE \"" + name() + "\" SET work_mem TO '" + size + "'");
    }

    /** All whose names begin as that of the database, which is cut where a name gets too long. */
    private List<String> databases(ScratchDatabase by) throws SQLException {
        return strings(by, "SELECT datname FROM pg_database WHERE datname LIKE '" + name().substring(0, 33) + "%'");
    }

    private List<String> live(String query) throws SQLException {
        return strings(database.project().live(), query);
    }

    private RollbackOutcome back() throws Exception {
        return database.rollback("snapshot", RollbackWay.SNAPSHOT);
    }

    private void isBack() throws SQLException {
        assertThat(live("SELECT count(*) || ' ' || count(*) FILTER (WHERE name = 'name ' || id) FROM customer"))
                .containsExactly("10 10");
        assertThat(live("SELECT version FROM flyway_schema_history")).containsExactly("1");
        assertThat(live("SHOW work_mem")).containsExactly("5MB");
    }

    private void isAsItWas() throws SQLException {
        assertThat(live("SELECT count(*)::text FROM customer")).containsExactly("11");
        assertThat(live("SELECT count(*)::text FROM item")).containsExactly("3");
    }

    @Test
    void thePlanCountsTheRowsThatTheSnapshotDoesNotHave() throws Exception {
        RollbackPlan plan = database.plan("1");

        RollbackOption.Open way = open(plan, RollbackWay.SNAPSHOT);
        assertThat(way.losses())
                .containsExactly(
                        new RollbackLoss("column public.customer.note", 3, true),
                        new RollbackLoss("rows of public.customer written since", 3, true),
                        new RollbackLoss("table public.item", 3, true));
        assertThat(way.isCounted()).isTrue();
        assertThat(way.notes()).contains("2 rows deleted or changed since come back");
        assertThat(way.does()).startsWith("puts a copy of database " + snapshot).endsWith(" at version 1");
        isAsItWas();
    }

    @Test
    void theSnapshotTakesThePlaceOfTheDatabaseAgainAndAgain() throws Exception {
        workMemory("9MB");
        for (int i = 0; i < 2; i++) {
            try (Connection user = database.project().live().connect()) {
                done(back());
                assertThat(user.isValid(5)).isFalse();
            }
            isBack();
            database.project().migrate();
            database.time().plus(Duration.ofMinutes(1));
        }

        assertThat(new TemplateSnapshots(database.project().live().database(), "staging").list())
                .singleElement()
                .satisfies(kept -> assertThat(kept.database()).isEqualTo(snapshot));
        assertThat(databases(database.project().live())).hasSize(4);
    }

    @Test
    void theReplacedDatabaseIsDroppedWhereThatIsWanted() throws Exception {
        RollbackOutcome.Done done = done(database.droppingReplaced().rollback("1", RollbackWay.SNAPSHOT));

        isBack();
        assertThat(done.did()).contains("the database as it was is gone");
        assertThat(databases(database.project().live())).containsExactlyInAnyOrder(name(), snapshot);
    }

    @Test
    void aSnapshotInUseIsNotCopiedAndTheDatabaseStays() throws Exception {
        Database live = database.project().live().database();
        Database kept = new Database(live.url().withDatabase(snapshot), live.user(), live.password());
        try (Connection user = kept.connect("a curious person")) {
            Finding finding = refused(back());
            assertThat(finding.code()).isEqualTo("DB864");
            assertThat(finding.message()).contains("a curious person").endsWith("is as it was");
            assertThat(user.isValid(5)).isTrue();
        }
        isAsItWas();
        assertThat(databases(database.project().live())).containsExactlyInAnyOrder(name(), snapshot);
    }

    @Test
    void whatAKilledRunLeftIsDropped() throws Exception {
        String left = name().substring(0, 40) + "_restore_20260304121314";
        try (ScratchDatabase other = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    other, "CREATE DATABASE \"" + left + "\" TEMPLATE \"" + snapshot + "\" ALLOW_CONNECTIONS false");
        }

        RollbackOutcome outcome = back();

        assertThat(((RollbackOutcome.Done) outcome).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith("database " + left));
        isBack();
    }

    @Test
    void productionGoesBackOnlyWhereItsNameIsTyped() throws Exception {
        database.asProduction("");
        assertThat(back()).isInstanceOf(RollbackOutcome.NotConfirmed.class);
        isAsItWas();
    }
}
