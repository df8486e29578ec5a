package io.github.dblifecycle.telemetry;

import java.util.Objects;
import java.util.Optional;

/**
 * What the build knows of itself, from the variables that its CI sets or from git.
 *
 * @param repository for example {@code owner/name}
 * @param commit its full hash
 * @param branch without {@code refs/heads/}
 * @param runUrl where the CI shows this run
 * @param actor who started it, as the CI calls them
 */
public record BuildFacts(
        Optional<String> repository,
        Optional<String> commit,
        Optional<String> branch,
        Optional<String> runUrl,
        Optional<String> actor) {

    /** Of a build that knows nothing of itself. */
    public static final BuildFacts NONE =
            new BuildFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public BuildFacts {
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(runUrl, "runUrl");
        Objects.requireNonNull(actor, "actor");
    }
}
