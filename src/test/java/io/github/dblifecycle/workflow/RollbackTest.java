package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.scratch.Queries.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.migrate.UndoScript;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways back on a database that was written to since. */
class RollbackTest {

    @TempDir
    Path directory;

    private DriftProject project;
    private boolean counted = true;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void create() throws SQLException {
        project = new DriftProject(directory)
                .migration("V1__customer.sql", "CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL);")
                .migrate();
        project.byHand("INSERT INTO customer SELECT n, 'name ' || n FROM generate_series(1, 10) n");
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void secondAndThird() throws SQLException {
        project.migration("V2__note.sql", "ALTER TABLE customer ADD note text;")
                .migration("U2__note.sql", "ALTER TABLE customer DROP note;")
                .migration("V3__item.sql", "CREATE TABLE item (id integer PRIMARY KEY);")
                .migration("U3__item.sql", "DROP TABLE item;")
                .migrate();
        project.byHand("INSERT INTO item VALUES (1), (2), (3)");
        project.byHand("UPDATE customer SET note = 'called' WHERE id <= 4");
    }

    private void backup() throws SQLException {
        BackupProject backups = new BackupProject(project.project().directory()).verifying(Verification.CHECKSUM);
        backups.made(project.live());
    }

    private RollbackOutcome rollback(String target, @Nullable RollbackWay way) throws SQLException, IOException {
        EnvironmentRequest environment = project.request(project.live().database());
        RollbackListener listener = new RollbackListener() {
            @Override
            public void begins(Step step) {}

            @Override
            public RestoreListener restoring() {
                return RestoreListener.NONE;
            }

            @Override
            public void rolledBack(Target where, RollbackWay by, String words) {
                told.add(by.word() + " to " + words);
            }

            @Override
            public void undoing(UndoScript script) {}

            @Override
            public void undone(UndoScript script, Duration duration) {
                told.add(script.fileName());
            }
        };
        BackupSettings backups = new BackupProject(project.project().directory()).settings();
        return new Rollback(listener, MigrationListener.SILENT)
                .run(new RollbackRequest(
                        environment,
                        RollbackTarget.parse(target),
                        Optional.ofNullable(way),
                        counted,
                        new Confirmation(Optional.empty()),
                        project::scratch,
                        RunLimits.USUAL,
                        new RestoreSettings(
                                new RestoreSettings.Source.Latest(backups.directory(), BackupName.USUAL),
                                true,
                                true,
                                false,
                                false,
                                true,
                                RestoreSettings.Verification.COUNTS,
                                2,
                                false,
                                OptionalLong.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        backups,
                        new DriftRequest(
                                environment,
                                project::scratch,
                                IgnoreRules.parse(List.of()),
                                project.output("x").resolveSibling(""),
                                true),
                        Clock.fixed(Instant.parse("2026-03-05T00:00:00Z"), ZoneOffset.UTC)));
    }

    private RollbackPlan plan(String target) throws SQLException, IOException {
        RollbackOutcome outcome = rollback(target, null);
        assertThat(outcome).isInstanceOf(RollbackOutcome.Planned.class);
        assertThat(told).isEmpty();
        return ((RollbackOutcome.Planned) outcome).plan();
    }

    private static RollbackOption.Open open(RollbackPlan plan, RollbackWay way) {
        RollbackOption option = plan.option(way);
        assertThat(option).isInstanceOf(RollbackOption.Open.class);
        return (RollbackOption.Open) option;
    }

    private static RollbackOption.Closed closed(RollbackPlan plan, RollbackWay way) {
        RollbackOption option = plan.option(way);
        assertThat(option).isInstanceOf(RollbackOption.Closed.class);
        return (RollbackOption.Closed) option;
    }

    private static RollbackOutcome.Done done(RollbackOutcome outcome) {
        if (outcome instanceof RollbackOutcome.Refused refused) {
            throw new AssertionError(refused.findings().toString());
        }
        assertThat(outcome).isInstanceOf(RollbackOutcome.Done.class);
        RollbackOutcome.Done done = (RollbackOutcome.Done) outcome;
        assertThat(done.drift().compared()).isTrue();
        assertThat(done.drift().drifted()).isZero();
        return done;
    }

    private static Finding refused(RollbackOutcome outcome) {
        assertThat(outcome).isInstanceOf(RollbackOutcome.Refused.class);
        return ((RollbackOutcome.Refused) outcome).findings().get(0);
    }

    @Test
    void thePlanTellsEachWayWithTheRowsItLosesAndDoesNothing() throws Exception {
        backup();
        secondAndThird();
        project.byHand("INSERT INTO customer (id, name) VALUES (11, 'new'), (12, 'newer')");
        project.byHand("UPDATE customer SET name = 'renamed' WHERE id = 1");
        project.byHand("DELETE FROM customer WHERE id = 2");

        RollbackPlan plan = plan("1");

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
        secondAndThird();

        RollbackOutcome.Done done = done(rollback("1", RollbackWay.UNDO));

        assertThat(done.way()).isEqualTo(RollbackWay.UNDO);
        assertThat(told).containsExactly("U3__item.sql", "U2__note.sql", "undo to version 1");
        assertThat(strings(project.live(), "SELECT to_regclass('item')::text IS NULL, count(*) FROM customer"))
                .hasSize(1);
        assertThat(strings(project.live(), "SELECT count(*)::text FROM customer"))
                .containsExactly("10");
        project.migrate();
        assertThat(strings(project.live(), "SELECT to_regclass('item')::text")).containsExactly("item");
    }

    @Test
    void aBackupTakesThePlaceOfTheDatabaseWhichStaysBeside() throws Exception {
        backup();
        secondAndThird();

        RollbackOutcome.Done done = done(rollback("latest-backup", RollbackWay.RESTORE));

        assertThat(done.did()).anyMatch(line -> line.contains("the database as it was is called "));
        assertThat(strings(project.live(), "SELECT to_regclass('item') IS NULL"))
                .containsExactly("t");
        assertThat(strings(project.live(), "SELECT max(version) FROM flyway_schema_history"))
                .containsExactly("1");
    }

    @Test
    void theMigrationForwardIsWrittenAndLeadsToTheEarlierSchema() throws Exception {
        secondAndThird();

        RollbackOutcome outcome = rollback("1", RollbackWay.FORWARD);

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
        secondAndThird();
        project.migration("U2__note.sql", "ALTER TABLE customer ALTER note SET NOT NULL;");

        assertThat(closed(plan("1"), RollbackWay.UNDO).reason()).contains("not as before");
        assertThat(refused(rollback("1", RollbackWay.UNDO)).code()).isEqualTo("DB861");
        assertThat(told).isEmpty();
    }

    @Test
    void whoDoesNotWantToWaitForCountsIsToldTheWaysAlone() throws Exception {
        backup();
        secondAndThird();
        counted = false;

        RollbackPlan plan = plan("1");

        assertThat(open(plan, RollbackWay.UNDO).losses()).isEmpty();
        assertThat(open(plan, RollbackWay.RESTORE).losses()).isEmpty();
        assertThat(open(plan, RollbackWay.RESTORE).notes()).anyMatch(note -> note.contains("db.rollback.count"));
        assertThat(plan.recommended()).isEmpty();
    }

    @Test
    void aMissingUndoScriptIsNamed() throws Exception {
        secondAndThird();
        project.delete("U3__item.sql");

        assertThat(closed(plan("1"), RollbackWay.UNDO).reason()).isEqualTo("there is no undo script U3");
        assertThat(open(plan("1"), RollbackWay.FORWARD).losses()).hasSize(2);
    }

    @Test
    void aVersionThatIsNotAppliedIsRefusedWithThoseThatAre() throws Exception {
        Finding finding = refused(rollback("7", null));

        assertThat(finding.code()).isEqualTo("DB860");
        assertThat(finding.message()).endsWith("applied are 1");
    }

    @Test
    void aMigrationThatStoppedHalfWayLeavesTheCopies() throws Exception {
        backup();
        secondAndThird();
        project.byHand(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (9, '4', 'index [stopped in 1 of 2]', 'SQL',"
                        + " 'V4__index.sql', 1, 'db', 0, false)");

        RollbackPlan plan = plan("1");

        assertThat(closed(plan, RollbackWay.UNDO).reason()).contains("V4__index.sql did not come to its end");
        assertThat(closed(plan, RollbackWay.FORWARD).fix()).contains("db:repair");
        assertThat(open(plan, RollbackWay.RESTORE).rows()).isPositive();
        assertThat(plan.recommended()).contains(RollbackWay.RESTORE);
        done(rollback("1", RollbackWay.RESTORE));
    }
}
