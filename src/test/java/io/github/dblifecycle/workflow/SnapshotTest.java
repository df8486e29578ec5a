package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.backup.BackupDirectory;
import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.provider.NeonProject;
import io.github.dblifecycle.provider.NeonSnapshots;
import io.github.dblifecycle.provider.NeonStandIn;
import io.github.dblifecycle.provider.NeonState;
import io.github.dblifecycle.provider.SnapshotRecord;
import io.github.dblifecycle.provider.TemplateSnapshots;
import io.github.dblifecycle.provider.TestTime;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    @TempDir
    private Path directory;

    private final ScratchDatabase database = EmbeddedPostgres.createDatabase();
    private final NeonStandIn neon = new NeonStandIn();
    private final TestTime time = new TestTime();
    private int keep = 5;

    @AfterEach
    void close() {
        database.close();
        neon.close();
        assertThat(neon.problems()).isEmpty();
    }

    private SnapshotOutcome run(SnapshotKind kind) throws SQLException {
        BackupRequest backup = new BackupProject(directory).request(database);
        return new Snapshot(SnapshotListener.NONE)
                .run(new SnapshotRequest(
                        backup.environment(),
                        kind,
                        keep,
                        Optional.of(Duration.ofDays(7)),
                        backup.scratch(),
                        "1.0-test",
                        time,
                        time));
    }

    private SnapshotOutcome.Taken taken(SnapshotKind kind) throws SQLException {
        SnapshotOutcome outcome = run(kind);
        assertThat(outcome).isInstanceOf(SnapshotOutcome.Taken.class);
        return (SnapshotOutcome.Taken) outcome;
    }

    /** The host of the test's database begins with this. */
    private SnapshotKind atNeon() {
        String host = database.database().url().hosts().get(0).host();
        neon.state().endpoint(host.replaceAll("[.].*", ""));
        return new SnapshotKind.Neon(neon.settings());
    }

    private static String name(Instant instant) {
        return "db-snapshot-staging-"
                + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(instant.atOffset(ZoneOffset.UTC));
    }

    @Test
    void aBranchIsRecordedWithWhatLeadsBackToIt() throws Exception {
        String before = Queries.strings(database, "select pg_current_wal_lsn()").get(0);
        SnapshotOutcome.Taken taken = taken(atNeon());
        SnapshotRecord snapshot = taken.snapshot();
        assertThat(snapshot.kind()).isEqualTo("neon");
        assertThat(snapshot.name()).isEqualTo(name(TestTime.NOON));
        assertThat(snapshot.project()).isEqualTo(NeonStandIn.PROJECT);
        assertThat(snapshot.parentBranch()).isEqualTo(NeonState.MAIN);
        assertThat(neon.state().byName()).hasEntrySatisfying(snapshot.name(), branch -> assertThat(
                        branch.get("id").getAsString())
                .isEqualTo(snapshot.branch()));
        assertThat(snapshot.expires()).isEqualTo("2026-03-11T12:13:14Z");
        assertThat(Queries.strings(
                        database,
                        "select '" + snapshot.lsn() + "'::pg_lsn between '" + before
                                + "' and pg_current_wal_lsn() and abs(extract(epoch from now() - '" + snapshot.time()
                                + "')) < 60"))
                .containsExactly("t");
        assertThat(SnapshotRecord.of(snapshot.json())).contains(snapshot);
        assertThat(snapshot.json() + taken)
                .doesNotContain(NeonStandIn.KEY)
                .doesNotContain(database.database().password().orElseThrow().reveal());
        assertThat(taken.findings()).isEmpty();
    }

    @Test
    void oldBranchesGoAndAllThatAreNotOursStay() throws Exception {
        keep = 2;
        NeonState state = neon.state();
        List<String> ours = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            String name = name(TestTime.NOON.minusSeconds(100 - i));
            state.add("br-ours-" + i, name, NeonState.MAIN);
            ours.add(name);
        }
        state.add("br-kept-1", name(TestTime.NOON.minusSeconds(200)), NeonState.MAIN)
                .addProperty("protected", true);
        state.add("br-other-parent", name(TestTime.NOON.minusSeconds(201)), "br-ours-5");
        state.add("br-other-env", "db-snapshot-production-20200101-000000", NeonState.MAIN);
        state.add("br-other-name", "db-snapshot-staging-20200101-000000-mine", NeonState.MAIN);
        state.add("br-child-of-1", "a copy for tests", "br-ours-1");
        SnapshotOutcome.Taken taken = taken(atNeon());
        assertThat(taken.deleted()).containsExactly(ours.get(3), ours.get(2), ours.get(1));
        assertThat(taken.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DB857");
            assertThat(finding.message())
                    .isEqualTo("old snapshot " + ours.get(0) + " stays, because other branches were made from it");
        });
        assertThat(neon.state().byName())
                .hasSize(9)
                .containsKeys(ours.get(0), ours.get(4), name(TestTime.NOON), "a copy for tests");
    }

    @Test
    void thatAnOldBranchStaysDoesNotMakeTheNewOneWorse() throws Exception {
        keep = 1;
        neon.state().add("br-ours-1", name(TestTime.NOON.minusSeconds(9)), NeonState.MAIN);
        neon.refuse("DELETE", "/branches/br-ours-1", 422);
        SnapshotOutcome.Taken taken = taken(atNeon());
        assertThat(taken.deleted()).isEmpty();
        assertThat(taken.findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("status 422")
                .doesNotContain(NeonStandIn.KEY));
    }

    @Test
    void snapshotsAreListedAlsoOnceTheBranchWasSetBack() throws Exception {
        SnapshotKind kind = atNeon();
        taken(kind);
        time.plus(Duration.ofMinutes(1));
        taken(kind);
        NeonProject project = new NeonProject(neon.settings(), time, time);
        List<String> before = listed(project);
        assertThat(before).hasSize(2).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        project.restore(
                NeonState.MAIN,
                NeonState.MAIN,
                new io.github.dblifecycle.provider.BranchPoint.AtLsn("0/1E19478"),
                "before");
        assertThat(listed(project)).isEqualTo(before);
    }

    private static List<String> listed(NeonProject project) {
        return new NeonSnapshots(project, "staging")
                .list().stream().map(kept -> kept.branch().name()).toList();
    }

    @Test
    void withoutAnAnswerFromNeonThereIsNoSnapshot() throws Exception {
        neon.state().nextOperation("scheduling", "error");
        SnapshotOutcome outcome = run(atNeon());
        assertThat(outcome).isInstanceOf(SnapshotOutcome.Failed.class);
        assertThat(outcome.findings()).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo("DB852"));
    }

    @Test
    void aDatabaseThatIsNotAtNeonIsRefusedByItsHost() throws Exception {
        SnapshotOutcome outcome = run(new SnapshotKind.Neon(neon.settings()));
        assertThat(outcome.findings()).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo("DB853"));
        assertThat(neon.requests()).containsExactly("GET /endpoints");
    }

    @Test
    void aCopyOnTheSameServerIsTakenAndPruned() throws Exception {
        Queries.execute(database, "create table t (a int); insert into t values (1)");
        keep = 1;
        SnapshotOutcome.Taken first = taken(new SnapshotKind.Template());
        time.plus(Duration.ofSeconds(1));
        SnapshotOutcome.Taken second = taken(new SnapshotKind.Template());
        assertThat(first.snapshot().kind()).isEqualTo("template");
        assertThat(second.deleted()).containsExactly(first.snapshot().name());
        TemplateSnapshots snapshots = new TemplateSnapshots(database.database(), "staging");
        assertThat(snapshots.list()).singleElement().satisfies(snapshot -> assertThat(snapshot.database())
                .isEqualTo(second.snapshot().name()));
        try (ScratchDatabase other = EmbeddedPostgres.createDatabase()) {
            Queries.execute(other, "drop database \"" + second.snapshot().name() + "\"");
        }
    }

    @Test
    void aDatabaseInUseIsNotCopied() throws Exception {
        try (var connection = database.connect()) {
            SnapshotOutcome outcome = run(new SnapshotKind.Template());
            assertThat(connection.isClosed()).isFalse();
            assertThat(outcome).isInstanceOf(SnapshotOutcome.Failed.class);
            assertThat(outcome.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("DB854");
                assertThat(finding.details()).singleElement().asString().contains("db-maven-plugin scratch, idle");
            });
        }
    }

    @Test
    void filesAndBackupsArePrunedApart() throws Exception {
        Queries.execute(database, "create table t (a int); insert into t values (1); create table u (a int)");
        keep = 1;
        BackupProject backups = new BackupProject(directory).keeping(1);
        Path backup = backups.at(TestTime.NOON.minusSeconds(50)).made(database).file();
        SnapshotKind kind =
                new SnapshotKind.File(backups.only(BackupSettings.Part.SCHEMA).settings());
        Path first = Path.of(taken(kind).snapshot().name());
        time.plus(Duration.ofSeconds(1));
        SnapshotOutcome.Taken second = taken(kind);
        assertThat(second.deleted()).containsExactly(first.toString());
        assertThat(Path.of(second.snapshot().name())).exists().hasFileName("snapshot-staging-20260304-121315.sql.gz");
        assertThat(first).doesNotExist();
        assertThat(backup).exists();
        backups.only(BackupSettings.Part.ALL).at(TestTime.NOON.plusSeconds(50)).made(database);
        assertThat(backup).doesNotExist();
        assertThat(Path.of(second.snapshot().name())).exists();
        BackupDirectory.Found found = new BackupDirectory(
                        backups.backups(), new BackupName(Snapshot.FILE_PATTERN, "staging"))
                .backups()
                .get(0);
        assertThat(found.facts().content()).isEqualTo("all");
        assertThat(found.facts().tables()).hasSize(2);
        assertThat(second.snapshot().lsn()).isEqualTo(found.facts().lsn());
    }
}
