package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.migrate.UndoScript;
import io.github.dblifecycle.provider.NeonSettings;
import io.github.dblifecycle.provider.TestTime;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A database with three versions of a schema, which is written to and goes back. */
final class RollbackProject implements AutoCloseable {

    private final DriftProject project;
    private final TestTime time = new TestTime();
    private final List<String> told = new ArrayList<>();
    private boolean counted = true;
    private boolean dropReplaced;
    private boolean isProtected;
    private Optional<String> confirmed = Optional.empty();
    private SnapshotPlaces.Neon neon = new SnapshotPlaces.Neon.None();

    RollbackProject(Path directory) throws SQLException {
        project = new DriftProject(directory)
                .migration("V1__customer.sql", "CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL);")
                .migrate();
        project.byHand("INSERT INTO customer SELECT n, 'name ' || n FROM generate_series(1, 10) n");
    }

    DriftProject project() {
        return project;
    }

    TestTime time() {
        return time;
    }

    /** What was heard, in its order. */
    List<String> told() {
        return told;
    }

    RollbackProject notCounting() {
        counted = false;
        return this;
    }

    RollbackProject droppingReplaced() {
        dropReplaced = true;
        return this;
    }

    /** The database is that of production, and somebody typed this. */
    RollbackProject asProduction(String typed) {
        isProtected = true;
        confirmed = Optional.of(typed).filter(text -> !text.isEmpty());
        return this;
    }

    RollbackProject at(NeonSettings settings) {
        neon = new SnapshotPlaces.Neon.Project(settings);
        return this;
    }

    /** Version 2 adds a column, version 3 a table, and both are used. */
    void secondAndThird() throws SQLException {
        project.migration("V2__note.sql", "ALTER TABLE customer ADD note text;")
                .migration("U2__note.sql", "ALTER TABLE customer DROP note;")
                .migration("V3__item.sql", "CREATE TABLE item (id integer PRIMARY KEY);")
                .migration("U3__item.sql", "DROP TABLE item;")
                .migrate();
        project.byHand("INSERT INTO item VALUES (1), (2), (3)");
        project.byHand("UPDATE customer SET note = 'called' WHERE id <= 4");
    }

    /** Rows of the table that version 1 has come, change and go: three are lost by going back, two come back. */
    void writes() throws SQLException {
        project.byHand("INSERT INTO customer (id, name) VALUES (11, 'new'), (12, 'newer')");
        project.byHand("UPDATE customer SET name = 'renamed' WHERE id = 1");
        project.byHand("DELETE FROM customer WHERE id = 2");
    }

    void backup() throws SQLException {
        new BackupProject(project.project().directory())
                .verifying(Verification.CHECKSUM)
                .made(project.live());
    }

    SnapshotOutcome.Taken snapshot(SnapshotKind kind) throws SQLException {
        SnapshotOutcome outcome = new Snapshot(SnapshotListener.NONE)
                .run(new SnapshotRequest(
                        environment(),
                        kind,
                        5,
                        Optional.of(Duration.ofDays(7)),
                        project::scratch,
                        "1.0-test",
                        time,
                        time));
        if (outcome instanceof SnapshotOutcome.Failed failed) {
            throw new AssertionError(failed.findings().toString(), failed.cause());
        }
        return (SnapshotOutcome.Taken) outcome;
    }

    SnapshotKind.File file() {
        return new SnapshotKind.File(new BackupProject(project.project().directory()).settings());
    }

    private EnvironmentRequest environment() {
        return isProtected
                ? project.requestAs("production", project.live().database())
                : project.request(project.live().database());
    }

    RollbackOutcome rollback(String target, @Nullable RollbackWay way) throws SQLException, IOException {
        EnvironmentRequest environment = environment();
        BackupSettings backups = new BackupProject(project.project().directory()).settings();
        return new Rollback(new Told(told), MigrationListener.SILENT)
                .run(new RollbackRequest(
                        environment,
                        RollbackTarget.parse(target),
                        Optional.ofNullable(way),
                        counted,
                        new Confirmation(confirmed),
                        project::scratch,
                        RunLimits.USUAL,
                        new RestoreSettings(
                                new RestoreSettings.Source.Latest(backups.directory(), BackupName.USUAL),
                                true,
                                true,
                                dropReplaced,
                                false,
                                true,
                                RestoreSettings.Verification.COUNTS,
                                2,
                                false,
                                OptionalLong.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        backups,
                        new SnapshotPlaces(true, true, neon, time),
                        new DriftRequest(
                                environment,
                                project::scratch,
                                IgnoreRules.parse(List.of()),
                                project.output("x").resolveSibling(""),
                                true),
                        time));
    }

    private record Told(List<String> lines) implements RollbackListener {
        @Override
        public void begins(Step step) {}

        @Override
        public RestoreListener restoring() {
            return RestoreListener.NONE;
        }

        @Override
        public void rolledBack(Target where, RollbackWay by, String words) {
            lines.add(by.word() + " to " + words);
        }

        @Override
        public void undoing(UndoScript script) {}

        @Override
        public void undone(UndoScript script, Duration duration) {
            lines.add(script.fileName());
        }
    }

    RollbackPlan plan(String target) throws SQLException, IOException {
        RollbackOutcome outcome = rollback(target, null);
        assertThat(outcome).isInstanceOf(RollbackOutcome.Planned.class);
        assertThat(told).isEmpty();
        return ((RollbackOutcome.Planned) outcome).plan();
    }

    static RollbackOption.Open open(RollbackPlan plan, RollbackWay way) {
        if (plan.option(way) instanceof RollbackOption.Closed closed) {
            throw new AssertionError(closed.toString());
        }
        return (RollbackOption.Open) plan.option(way);
    }

    static RollbackOption.Closed closed(RollbackPlan plan, RollbackWay way) {
        assertThat(plan.option(way)).isInstanceOf(RollbackOption.Closed.class);
        return (RollbackOption.Closed) plan.option(way);
    }

    /** It went back, and check-drift calls what is there clean. */
    static RollbackOutcome.Done done(RollbackOutcome outcome) {
        if (outcome instanceof RollbackOutcome.Refused refused) {
            throw new AssertionError(
                    refused.findings().toString(), refused.cause().orElse(null));
        }
        assertThat(outcome).isInstanceOf(RollbackOutcome.Done.class);
        RollbackOutcome.Done done = (RollbackOutcome.Done) outcome;
        assertThat(done.findings()).isEmpty();
        assertThat(done.drift().compared()).isTrue();
        assertThat(done.drift().drifted()).isZero();
        return done;
    }

    static Finding refused(RollbackOutcome outcome) {
        assertThat(outcome).isInstanceOf(RollbackOutcome.Refused.class);
        return ((RollbackOutcome.Refused) outcome).findings().get(0);
    }

    @Override
    public void close() {
        project.close();
    }
}
