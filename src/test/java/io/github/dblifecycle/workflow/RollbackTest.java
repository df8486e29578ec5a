package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.scratch.Queries.strings;
import static io.github.dblifecycle.workflow.RollbackProject.closed;
import static io.github.dblifecycle.workflow.RollbackProject.done;
import static io.github.dblifecycle.workflow.RollbackProject.open;
import static io.github.dblifecycle.workflow.RollbackProject.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways back on a database that was written to since. */
class RollbackTest {

    @TempDir
    Path directory;

    private RollbackProject database;
    private DriftProject project;

    @BeforeEach
    void create() throws SQLException {
        database = new RollbackProject(directory);
        project = database.project();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void thePlanTellsEachWayWithTheRowsItLosesAndDoesNothing() throws Exception {
        database.backup();
        database.secondAndThird();
        database.writes();

        RollbackPlan plan = database.plan("1");

        assertThat(plan.takenBack()).containsExactly("3", "2");
        assertThat(open(plan, RollbackWay.UNDO).losses())
                .containsExactly(
                        new RollbackLoss("column public.customer.note", 3, true),
                        new RollbackLoss("table public.item", 3, true));
        assertThat(open(plan, RollbackWay.FORWARD).losses())
                .isEqualTo(open(plan, RollbackWay.UNDO).losses());
        assertThat(open(plan, RollbackWay.RESTORE).losses())
                .containsExactly(
                        new RollbackLoss("column public.customer.note", 3, true),
                        new RollbackLoss("rows of public.customer written since", 3, true),
                        new RollbackLoss("table public.item", 3, true));
        assertThat(open(plan, RollbackWay.RESTORE).notes())
                .anyMatch(note -> note.equals("2 rows deleted or changed since come back"));
        assertThat(closed(plan, RollbackWay.SNAPSHOT).fix()).contains("db:snapshot");
        assertThat(strings(project.live(), "SELECT count(*)::text FROM item")).containsExactly("3");
    }

    @Test
    void undoScriptsLeadBackAndTheDatabaseIsCleanAfterwards() throws Exception {
        database.secondAndThird();

        RollbackOutcome.Done done = done(database.rollback("1", RollbackWay.UNDO));

        assertThat(done.way()).isEqualTo(RollbackWay.UNDO);
        assertThat(database.told()).containsExactly("U3__item.sql", "U2__note.sql", "undo to version 1");
        assertThat(strings(project.live(), "SELECT to_regclass('item')::text IS NULL, count(*) FROM customer"))
                .hasSize(1);
        assertThat(strings(project.live(), "SELECT count(*)::text FROM customer"))
                .containsExactly("10");
        project.migrate();
        assertThat(strings(project.live(), "SELECT to_regclass('item')::text")).containsExactly("item");
    }

    @Test
    void aBackupTakesThePlaceOfTheDatabaseWhichStaysBeside() throws Exception {
        database.backup();
        database.secondAndThird();

        RollbackOutcome.Done done = done(database.rollback("latest-backup", RollbackWay.RESTORE));

        assertThat(done.did()).anyMatch(line -> line.contains("the database as it was is called "));
        assertThat(strings(project.live(), "SELECT to_regclass('item') IS NULL"))
                .containsExactly("t");
        assertThat(strings(project.live(), "SELECT max(version) FROM flyway_schema_history"))
                .containsExactly("1");
    }

    @Test
    void theMigrationForwardIsWrittenAndLeadsToTheEarlierSchema() throws Exception {
        database.secondAndThird();

        RollbackOutcome outcome = database.rollback("1", RollbackWay.FORWARD);

        assertThat(outcome).isInstanceOf(RollbackOutcome.Written.class);
        List<Path> files = ((RollbackOutcome.Written) outcome).files();
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).isEqualTo("V4__return_to_1.sql");
            assertThat(Files.readString(file))
                    .contains("DROP TABLE public.item")
                    .contains("loses-data");
        });
        assertThat(strings(project.live(), "SELECT to_regclass('item')::text")).containsExactly("item");
        project.migrate();
        assertThat(strings(project.live(), "SELECT to_regclass('item') IS NULL"))
                .containsExactly("t");
        assertThat(project.check().drifted()).isZero();
    }

    @Test
    void anUndoScriptThatDoesNotLeadBackIsToldBeforeItRuns() throws Exception {
        database.secondAndThird();
        project.migration("U2__note.sql", "ALTER TABLE customer ALTER note SET NOT NULL;");

        assertThat(closed(database.plan("1"), RollbackWay.UNDO).reason()).contains("not as before");
        assertThat(refused(database.rollback("1", RollbackWay.UNDO)).code()).isEqualTo("DB861");
        assertThat(database.told()).isEmpty();
    }

    @Test
    void whoDoesNotWantToWaitForCountsIsToldTheWaysAlone() throws Exception {
        database.backup();
        database.secondAndThird();
        database.notCounting();

        RollbackPlan plan = database.plan("1");

        assertThat(open(plan, RollbackWay.UNDO).losses()).isEmpty();
        assertThat(open(plan, RollbackWay.RESTORE).losses()).isEmpty();
        assertThat(open(plan, RollbackWay.RESTORE).notes()).anyMatch(note -> note.contains("db.rollback.count"));
        assertThat(open(plan, RollbackWay.UNDO).isCounted()).isFalse();
        assertThat(plan.recommended()).isEmpty();
    }

    @Test
    void aMissingUndoScriptIsNamed() throws Exception {
        database.secondAndThird();
        project.delete("U3__item.sql");

        assertThat(closed(database.plan("1"), RollbackWay.UNDO).reason()).isEqualTo("there is no undo script U3");
        assertThat(open(database.plan("1"), RollbackWay.FORWARD).losses()).hasSize(2);
    }

    @Test
    void aVersionThatIsNotAppliedIsRefusedWithThoseThatAre() throws Exception {
        Finding finding = refused(database.rollback("7", null));

        assertThat(finding.code()).isEqualTo("DB860");
        assertThat(finding.message()).endsWith("applied are 1");
    }

    @Test
    void aMigrationThatStoppedHalfWayLeavesTheCopies() throws Exception {
        database.backup();
        database.secondAndThird();
        project.byHand(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (9, '4', 'index [stopped in 1 of 2]', 'SQL',"
                        + " 'V4__index.sql', 1, 'db', 0, false)");

        RollbackPlan plan = database.plan("1");

        assertThat(closed(plan, RollbackWay.UNDO).reason()).contains("V4__index.sql did not come to its end");
        assertThat(closed(plan, RollbackWay.FORWARD).fix()).contains("db:repair");
        assertThat(open(plan, RollbackWay.RESTORE).rows()).isPositive();
        assertThat(plan.recommended()).contains(RollbackWay.RESTORE);
        done(database.rollback("1", RollbackWay.RESTORE));
    }
}
