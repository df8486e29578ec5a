package io.github.dblifecycle.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeonProjectTest {

    private static final String LIST = "/branches";
    private static final String NAME = "db-snapshot-staging-20260304-121314";
    private static final Instant EXPIRES =
            TestTime.NOON.plus(Duration.ofDays(7)).plusMillis(123);

    private final NeonStandIn neon = new NeonStandIn();
    private final TestTime time = new TestTime();
    private final NeonProject project = new NeonProject(neon.settings(), time, time);

    @AfterEach
    void everyRequestAndAnswerIsAsNeonDescribesThem() {
        neon.close();
        assertThat(neon.problems()).isEmpty();
    }

    private NeonBranch create() {
        return project.create(NAME, NeonState.MAIN, Optional.of(EXPIRES), Map.of());
    }

    private static DatabaseUrl url(String host) {
        return DatabaseUrl.of(new HostAndPort(host, 5432), "shop");
    }

    private static ProviderException thrown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ProviderException failure = org.assertj.core.api.Assertions.catchThrowableOfType(ProviderException.class, call);
        assertThat(failure).as("what was thrown").isNotNull();
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all + failure.finding().toString()).doesNotContain(NeonStandIn.KEY);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ep-cool-darkness-123456.us-east-2.aws.neon.tech",
                "ep-cool-darkness-123456-pooler.us-east-2.aws.neon.tech",
                "EP-Cool-Darkness-123456.us-east-2.aws.neon.tech"
            })
    void theHostOfAConnectionLeadsToItsBranch(String host) {
        assertThat(project.branchOf(url(host)).id()).isEqualTo(NeonState.MAIN);
    }

    @Test
    void aHostOfAnotherProjectIsNamed() {
        ProviderException failure = thrown(() -> project.branchOf(url("ep-other-1.us-east-2.aws.neon.tech")));
        assertThat(failure.finding().code()).isEqualTo("DB853");
        assertThat(failure)
                .hasMessageContaining("no compute endpoint of project shiny-wind-028834 at Neon is called ep-other-1");
    }

    @Test
    void aUrlWithSeveralHostsIsRefused() {
        DatabaseUrl several = new DatabaseUrl(
                List.of(new HostAndPort("ep-a.neon.tech", 5432), new HostAndPort("ep-b.neon.tech", 5432)),
                "shop",
                Map.of());
        assertThat(thrown(() -> project.branchOf(several)).finding().code()).isEqualTo("DB853");
    }

    @Test
    void aBranchIsMadeAndWaitedFor() {
        NeonBranch branch = create();
        assertThat(branch.isReady()).isTrue();
        assertThat(branch.parentId()).contains(NeonState.MAIN);
        assertThat(branch.parentLsn()).contains("0/1E19478");
        assertThat(branch.expires()).contains(Instant.parse("2026-03-11T12:13:14Z"));
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void anOperationThatWasSkippedIsAsGoodAsDone() {
        neon.state().nextOperation("scheduling", "skipped");
        assertThat(create().isReady()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "error", "cancelled"})
    void anOperationThatGoesWrongIsToldByItsNameAndId(String end) {
        neon.state().nextOperation("scheduling", "running", "cancelling", end);
        ProviderException failure = thrown(this::create);
        assertThat(failure.finding().code()).isEqualTo("DB852");
        assertThat(failure)
                .hasMessageMatching("operation create_branch \\([0-9a-f-]{36}\\) of Neon ended as " + end
                        + ": the storage said no");
    }

    @Test
    void anOperationWithoutEndIsWaitedForAsLongAsPatienceLasts() {
        NeonProject impatient = new NeonProject(neon.settings(Duration.ofSeconds(20)), time, time);
        neon.state().nextOperation("running");
        ProviderException failure = thrown(() -> impatient.create(NAME, NeonState.MAIN, Optional.empty(), Map.of()));
        assertThat(failure.finding().code()).isEqualTo("DB852");
        assertThat(failure).hasMessageContaining("not done after 20 seconds: operation create_branch");
        assertThat(time.pauses()).hasSize(20);
    }

    @Test
    void aLockedProjectIsWaitedFor() {
        neon.state().busyFor(3);
        assertThat(create().name()).isEqualTo(NAME);
        assertThat(neon.count("POST", LIST)).isEqualTo(4);
        assertThat(time.pauses().subList(0, 3))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void aProjectThatStaysLockedIsGivenUp() {
        neon.state().busyFor(1000);
        ProviderException failure = thrown(this::create);
        assertThat(failure.finding().code()).isEqualTo("DB851");
        assertThat(failure).hasMessageContaining("status 423");
        assertThat(Duration.between(TestTime.NOON, time.instant())).isLessThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(neon.count("POST", LIST)).isGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {423, 429, 503})
    void whatWasNotDoneIsAskedForAgain(int status) {
        neon.refuse("POST", LIST, status).refuse("GET", "/endpoints", status);
        assertThat(project.branchOf(url(NeonState.ENDPOINT)).id()).isEqualTo(NeonState.MAIN);
        assertThat(create().isReady()).isTrue();
        assertThat(neon.state().byName()).hasSize(2);
    }

    @Test
    void retryAfterIsHonoured() {
        neon.refuse("POST", LIST, 429, "17").refuse("POST", LIST, 503, "Wed, 04 Mar 2026 12:14:00 GMT");
        create();
        assertThat(time.pauses().subList(0, 2)).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(29));
    }

    @Test
    void aServiceThatWantsToBeLeftAloneForAnHourIsGivenUpAtOnce() {
        neon.refuse("POST", LIST, 429, "3600");
        ProviderException failure = thrown(this::create);
        assertThat(failure).hasMessageContaining("status 429");
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void aReadIsRepeatedWhateverWentWrong() {
        neon.loseRequest("GET", "/endpoints").refuse("GET", "/endpoints", 500).refuse("GET", "/endpoints", 502);
        assertThat(project.branchOf(url(NeonState.ENDPOINT)).id()).isEqualTo(NeonState.MAIN);
    }

    @Test
    void aReadThatNeverWorksIsGivenUp() {
        for (int i = 0; i < 5; i++) {
            neon.refuse("GET", "/endpoints", 500);
        }
        ProviderException failure = thrown(() -> project.branchOf(url(NeonState.ENDPOINT)));
        assertThat(failure.finding().code()).isEqualTo("DB851");
        assertThat(neon.count("GET", "/endpoints")).isEqualTo(5);
    }

    @Test
    void aBranchWhoseAnswerWasLostIsNotMadeTwice() {
        neon.loseAnswer("POST", LIST);
        NeonBranch branch = create();
        assertThat(branch.isReady()).isTrue();
        assertThat(neon.count("POST", LIST)).isEqualTo(1);
        assertThat(neon.state().byName()).containsOnlyKeys("main", NAME);
    }

    @Test
    void aBranchWhoseAnswerAProxyLostIsNotMadeTwice() {
        neon.badGateway("POST", LIST);
        assertThat(create().isReady()).isTrue();
        assertThat(neon.count("POST", LIST)).isEqualTo(1);
    }

    @Test
    void aBranchWhoseAnswerIsNoJsonIsNotMadeTwice() {
        neon.answerHtml("POST", LIST);
        assertThat(create().isReady()).isTrue();
        assertThat(neon.count("POST", LIST)).isEqualTo(1);
    }

    @Test
    void aRequestThatWasLostIsMadeAgain() {
        neon.loseRequest("POST", LIST).refuse("POST", LIST, 500);
        assertThat(create().isReady()).isTrue();
        assertThat(neon.count("POST", LIST)).isEqualTo(3);
    }

    @Test
    void aRequestThatIsLostAgainAndAgainIsGivenUp() {
        neon.loseRequest("POST", LIST).loseRequest("POST", LIST).loseRequest("POST", LIST);
        assertThat(thrown(this::create).finding().code()).isEqualTo("DB851");
        assertThat(neon.count("POST", LIST)).isEqualTo(3);
        assertThat(neon.state().byName()).containsOnlyKeys("main");
    }

    @Test
    void whatNeonRefusesIsToldWithTheRequestAndNotRepeated() {
        neon.refuse("POST", LIST, 422);
        ProviderException failure = thrown(this::create);
        assertThat(failure.finding().code()).isEqualTo("DB850");
        assertThat(failure)
                .hasMessageMatching("Neon refused POST /projects/shiny-wind-028834/branches"
                        + " \\(status 422, request [0-9a-f-]{36}\\): not now, \\*\\*\\*\\*");
        assertThat(neon.count("POST", LIST)).isEqualTo(1);
    }

    @Test
    void aWrongKeyIsToldAsSuch() {
        neon.refuse("GET", "/endpoints", 401);
        ProviderException failure = thrown(() -> project.branchOf(url(NeonState.ENDPOINT)));
        assertThat(failure.finding().fix())
                .hasValueSatisfying(fix -> assertThat(fix).contains("NEON_API_KEY"));
    }

    @Test
    void somebodyElsesAnswerIsNotTakenForNeons() {
        neon.answerHtml("GET", "/endpoints");
        assertThat(thrown(() -> project.branchOf(url(NeonState.ENDPOINT)))).hasMessageContaining("no JSON");
    }

    @Test
    void aTakenNameIsRefused() {
        neon.state().add("br-taken-1", NAME, NeonState.MAIN);
        assertThat(thrown(this::create)).hasMessageContaining("already (br-taken-1)");
    }

    @Test
    void aListIsReadToItsLastPage() {
        for (int i = 0; i < 10; i++) {
            neon.state().add("br-page-" + i, "page " + i, NeonState.MAIN);
        }
        assertThat(project.branches()).hasSize(11).extracting(NeonBranch::id).doesNotHaveDuplicates();
    }

    @Test
    void aDeletedBranchIsGoneWhateverBecameOfTheAnswer() {
        neon.loseAnswer("DELETE", "/branches/br-old-1").loseRequest("DELETE", "/branches/br-old-2");
        for (int i = 1; i <= 3; i++) {
            neon.state().add("br-old-" + i, "old " + i, NeonState.MAIN);
        }
        List<NeonBranch> branches = project.branches();
        branches.subList(1, 4).forEach(project::delete);
        project.delete(branches.get(1));
        assertThat(neon.state().byName()).containsOnlyKeys("main");
    }

    @Test
    void theKeyIsInNoText() {
        NeonSettings settings = neon.settings();
        assertThat(settings + project.toString()).doesNotContain(NeonStandIn.KEY);
        neon.close();
        assertThat(thrown(() -> project.branch(NeonState.MAIN))).hasMessageContaining("no answer from Neon");
    }
}
