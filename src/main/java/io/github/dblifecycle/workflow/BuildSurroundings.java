package io.github.dblifecycle.workflow;

import io.github.dblifecycle.telemetry.BuildFacts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a build knows of itself: from the variables of GitHub Actions, GitLab CI, Jenkins, Azure Pipelines, Bitbucket,
 * CircleCI and Buildkite, as their references name them; without any, commit and branch from git.
 */
public final class BuildSurroundings {

    private static final Logger LOG = LoggerFactory.getLogger(BuildSurroundings.class);

    private final Map<String, String> environment;
    private final Path directory;

    /**
     * @param environment the process's variables
     * @param directory of the project
     */
    public BuildSurroundings(Map<String, String> environment, Path directory) {
        this.environment = Map.copyOf(environment);
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /** Never throws: what is not known is left out. */
    public BuildFacts facts() {
        Optional<String> commit = first(
                "GITHUB_SHA",
                "CI_COMMIT_SHA",
                "GIT_COMMIT",
                "BUILD_SOURCEVERSION",
                "BITBUCKET_COMMIT",
                "CIRCLE_SHA1",
                "BUILDKITE_COMMIT");
        Optional<String> branch = branch();
        // A goal waits for git, so it is asked once at most.
        Optional<Checkout> checkout = commit.isPresent() && branch.isPresent() ? Optional.empty() : checkout();
        return new BuildFacts(
                first("GITHUB_REPOSITORY", "CI_PROJECT_PATH", "BUILD_REPOSITORY_NAME", "BITBUCKET_REPO_FULL_NAME")
                        .or(this::circleRepository),
                commit.or(() -> checkout.map(Checkout::commit)),
                branch.or(() -> checkout.flatMap(Checkout::branch)),
                runUrl(),
                first(
                        "GITHUB_ACTOR",
                        "GITLAB_USER_LOGIN",
                        "BUILD_REQUESTEDFOR",
                        "CIRCLE_USERNAME",
                        "BUILDKITE_BUILD_CREATOR"));
    }

    private Optional<String> circleRepository() {
        return first("CIRCLE_PROJECT_USERNAME")
                .flatMap(owner -> first("CIRCLE_PROJECT_REPONAME").map(name -> owner + "/" + name));
    }

    /** Of a pull request the branch that is to be merged. */
    private Optional<String> branch() {
        return first(
                "GITHUB_HEAD_REF",
                "GITHUB_REF_NAME",
                "CI_COMMIT_REF_NAME",
                "BRANCH_NAME",
                "GIT_BRANCH",
                "BUILD_SOURCEBRANCHNAME",
                "BITBUCKET_BRANCH",
                "CIRCLE_BRANCH",
                "BUILDKITE_BRANCH");
    }

    private Optional<String> runUrl() {
        return gitHubRun()
                .or(() -> first("CI_JOB_URL", "CIRCLE_BUILD_URL", "BUILDKITE_BUILD_URL", "BUILD_URL"))
                .or(this::azureRun)
                .or(this::bitbucketRun);
    }

    private Optional<String> gitHubRun() {
        return first("GITHUB_SERVER_URL")
                .flatMap(server -> first("GITHUB_REPOSITORY").map(repository -> server + "/" + repository))
                .flatMap(page -> first("GITHUB_RUN_ID").map(run -> page + "/actions/runs/" + run));
    }

    private Optional<String> azureRun() {
        return first("SYSTEM_COLLECTIONURI")
                .flatMap(server -> first("SYSTEM_TEAMPROJECT").map(project -> server + project))
                .flatMap(page -> first("BUILD_BUILDID").map(run -> page + "/_build/results?buildId=" + run));
    }

    private Optional<String> bitbucketRun() {
        return first("BITBUCKET_GIT_HTTP_ORIGIN").flatMap(page -> first("BITBUCKET_BUILD_NUMBER")
                .map(run -> page + "/addon/pipelines/home#!/results/" + run));
    }

    private Optional<String> first(String... names) {
        return Arrays.stream(names)
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /**
     * What git says is checked out.
     *
     * @param branch empty where no branch is
     */
    private record Checkout(String commit, Optional<String> branch) {

        private static final String BRANCHES = "refs/heads/";

        static Optional<Checkout> of(List<String> lines) {
            return lines.size() == 2
                    ? Optional.of(new Checkout(
                            lines.get(0),
                            Optional.of(lines.get(1))
                                    .filter(name -> name.startsWith(BRANCHES))
                                    .map(name -> name.substring(BRANCHES.length()))))
                    : Optional.empty();
        }
    }

    private Optional<Checkout> checkout() {
        return Checkout.of(git("rev-parse", "HEAD", "--symbolic-full-name", "HEAD"));
    }

    private List<String> git(String... arguments) {
        try {
            GitCommand.Answer answer = new GitCommand(directory).ask(arguments);
            return answer.exit() == 0 ? answer.text().lines().toList() : List.of();
        } catch (GitException e) {
            LOG.debug("git tells nothing of this build", e);
            return List.of();
        }
    }
}
