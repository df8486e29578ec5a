package io.github.dblifecycle.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NeonRestoreTest {

    private final NeonStandIn neon = new NeonStandIn();
    private final TestTime time = new TestTime();
    private final NeonProject project = new NeonProject(neon.settings(), time, time);

    @AfterEach
    void everyRequestAndAnswerIsAsNeonDescribesThem() {
        neon.close();
        assertThat(neon.problems()).isEmpty();
    }

    private NeonBranch snapshot() {
        return project.create(
                "db-snapshot-staging-20260304-121314", NeonState.MAIN, Optional.empty(), Map.of("made", "by a test"));
    }

    @Test
    void whatIsWrittenDownBesideABranchStaysWithIt() {
        NeonBranch snapshot = snapshot();
        assertThat(snapshot.annotation()).containsExactly(Map.entry("made", "by a test"));
        project.restore(NeonState.MAIN, NeonState.MAIN, new BranchPoint.AtLsn("0/1E19478"), "before");
        assertThat(project.branch(snapshot.id()).annotation()).isEqualTo(snapshot.annotation());
        assertThat(project.branches())
                .filteredOn(branch -> branch.id().equals(snapshot.id()))
                .singleElement()
                .satisfies(branch -> assertThat(branch.annotation()).isEqualTo(snapshot.annotation()));
    }

    @Test
    void howFarBackTheProjectRemembersIsAsked() {
        neon.state().remembering(Duration.ofHours(6));
        assertThat(project.remembers()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aRestoreKeepsWhatWasAndItsChildren() {
        NeonBranch snapshot = snapshot();
        NeonRestore restore =
                project.restore(NeonState.MAIN, NeonState.MAIN, new BranchPoint.AtLsn("0/1E19478"), "before");
        assertThat(restore.restored().id()).isEqualTo(NeonState.MAIN);
        assertThat(restore.preserved().name()).isEqualTo("before");
        assertThat(project.branch(snapshot.id()).parentId())
                .contains(restore.preserved().id());
    }

    @Test
    void aRestoreFromAnotherBranchNeedsNoPoint() {
        NeonBranch snapshot = snapshot();
        NeonRestore restore = project.restore(NeonState.MAIN, snapshot.id(), new BranchPoint.Head(), "before");
        assertThat(restore.restored().isReady()).isTrue();
    }

    @Test
    void aRestoreWhoseAnswerWasLostIsNotDoneTwice() {
        String path = "/branches/" + NeonState.MAIN + "/restore";
        neon.loseAnswer("POST", path);
        NeonRestore restore =
                project.restore(NeonState.MAIN, NeonState.MAIN, new BranchPoint.AtTime(TestTime.NOON), "before");
        assertThat(restore.restored().isReady()).isTrue();
        assertThat(neon.count("POST", path)).isEqualTo(1);
        assertThat(neon.state().byName()).containsOnlyKeys("main", "before");
    }

    @Test
    void aBranchIsNotRestoredToWhereItIs() {
        assertThatThrownBy(() -> project.restore(NeonState.MAIN, NeonState.MAIN, new BranchPoint.Head(), "before"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
