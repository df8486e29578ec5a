package io.github.dblifecycle.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the build server says of itself in variables (GitHub, "Default environment variables"; GitLab, "Predefined
 * CI/CD variables"; and so on).
 *
 * @param present whether the build runs on one, whose log obeys words in it
 * @param commands whether it is GitHub Actions, whose runner is told things by lines of the log
 * @param summary the file that the summary of a step is appended to
 * @param outputs the file that the outputs of a step are appended to
 * @param root where the repository was checked out
 */
record BuildServer(
        boolean present, boolean commands, Optional<Path> summary, Optional<Path> outputs, Optional<Path> root) {

    static BuildServer of(Map<String, String> variables) {
        boolean github = isTrue(variables, "GITHUB_ACTIONS");
        boolean present = github
                || isTrue(variables, "CI")
                || isTrue(variables, "TF_BUILD")
                || Stream.of("JENKINS_URL", "TEAMCITY_VERSION").anyMatch(variables::containsKey);
        return new BuildServer(
                present,
                github,
                path(variables, "GITHUB_STEP_SUMMARY").filter(file -> github),
                path(variables, "GITHUB_OUTPUT").filter(file -> github),
                Stream.of(
                                "GITHUB_WORKSPACE",
                                "CI_PROJECT_DIR",
                                "BITBUCKET_CLONE_DIR",
                                "BUILD_SOURCESDIRECTORY",
                                "WORKSPACE")
                        .flatMap(name -> path(variables, name).stream())
                        .findFirst());
    }

    private static boolean isTrue(Map<String, String> variables, String name) {
        return variables.getOrDefault(name, "").toLowerCase(Locale.ROOT).equals("true");
    }

    private static Optional<Path> path(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    /**
     * Where a project lies in the repository, with forward slashes; empty text where it is the repository.
     *
     * @param top the outermost directory of the build, which counts where the server names none that holds the project
     */
    String directoryOf(Path project, Path top) throws IOException {
        Path real = project.toRealPath();
        for (Path one : Stream.concat(root.stream(), Stream.of(top)).toList()) {
            if (Files.isDirectory(one) && real.startsWith(one.toRealPath())) {
                return one.toRealPath().relativize(real).toString().replace('\\', '/');
            }
        }
        return "";
    }
}
