package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.telemetry.BuildFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildSurroundingsTest {

    @TempDir
    private Path directory;

    @Test
    void gitHubSaysItAllAndOfAPullRequestItsOwnBranch() {
        BuildFacts facts = facts(Map.of(
                "GITHUB_REPOSITORY", "example/shop",
                "GITHUB_SHA", "0123",
                "GITHUB_HEAD_REF", "feature/a",
                "GITHUB_REF_NAME", "7/merge",
                "GITHUB_SERVER_URL", "https://github.com",
                "GITHUB_RUN_ID", "42",
                "GITHUB_ACTOR", "ada"));

        assertThat(facts)
                .isEqualTo(new BuildFacts(
                        Optional.of("example/shop"),
                        Optional.of("0123"),
                        Optional.of("feature/a"),
                        Optional.of("https://github.com/example/shop/actions/runs/42"),
                        Optional.of("ada")));
    }

    @Test
    void blankVariablesAreNotSet() {
        BuildFacts facts = facts(Map.of("GITHUB_HEAD_REF", "", "GITHUB_REF_NAME", "main", "GITHUB_SHA", " "));

        assertThat(facts.branch()).contains("main");
        assertThat(facts.commit()).isEmpty();
    }

    @Test
    void otherServicesAreUnderstood() {
        assertThat(facts(Map.of("CI_PROJECT_PATH", "a/b", "CI_JOB_URL", "https://gitlab.example/1"))
                        .runUrl())
                .contains("https://gitlab.example/1");
        assertThat(facts(Map.of(
                                "SYSTEM_COLLECTIONURI", "https://dev.azure.com/o/",
                                "SYSTEM_TEAMPROJECT", "p",
                                "BUILD_BUILDID", "9"))
                        .runUrl())
                .contains("https://dev.azure.com/o/p/_build/results?buildId=9");
        assertThat(facts(Map.of(
                                "BITBUCKET_GIT_HTTP_ORIGIN", "https://bitbucket.org/o/r",
                                "BITBUCKET_BUILD_NUMBER", "3"))
                        .runUrl())
                .contains("https://bitbucket.org/o/r/addon/pipelines/home#!/results/3");
        assertThat(facts(Map.of("CIRCLE_PROJECT_USERNAME", "o", "CIRCLE_PROJECT_REPONAME", "r"))
                        .repository())
                .contains("o/r");
    }

    @Test
    void gitIsAskedWhereNoServiceSaysIt() throws Exception {
        git(
                "git init -q -b trunk . && git -c user.name=t -c user.email=t@example.invalid commit -q --allow-empty -m a");

        BuildFacts onBranch = facts(Map.of());
        assertThat(onBranch.branch()).contains("trunk");
        assertThat(onBranch.commit())
                .hasValueSatisfying(commit -> assertThat(commit).matches("[0-9a-f]{40}"));

        git("git checkout -q --detach");
        assertThat(facts(Map.of()).branch()).isEmpty();
        assertThat(facts(Map.of()).commit()).isEqualTo(onBranch.commit());
    }

    @Test
    void whatGitDoesNotKnowIsLeftOut() throws Exception {
        assertThat(facts(Map.of())).isEqualTo(BuildFacts.NONE);

        git("git init -q -b trunk .");
        assertThat(facts(Map.of())).isEqualTo(BuildFacts.NONE);
    }

    private BuildFacts facts(Map<String, String> environment) {
        return new BuildSurroundings(environment, directory).facts();
    }

    private void git(String command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", command)
                        .directory(directory.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
