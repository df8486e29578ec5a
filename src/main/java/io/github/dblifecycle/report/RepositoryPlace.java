package io.github.dblifecycle.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a project lies in its repository, for files that are told to those who know the repository alone.
 *
 * @param directory of the project, relative to the repository, with forward slashes; empty where both are one
 */
public record RepositoryPlace(String directory) {

    public RepositoryPlace {
        Objects.requireNonNull(directory, "directory");
        if (directory.startsWith("/") || directory.endsWith("/") || directory.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("not a directory relative to a repository: " + directory);
        }
    }

    /**
     * The file relative to the repository; empty where it lies elsewhere: in a library, or on another path of this machine.
     *
     * @param file relative to the project, with forward slashes
     */
    public Optional<String> inRepository(String file) {
        if (file.startsWith("/") || file.indexOf(':') >= 0 || file.indexOf('!') >= 0) {
            return Optional.empty();
        }
        Deque<String> path = new ArrayDeque<>();
        for (String step : (directory + "/" + file).split("/", -1)) {
            if (step.equals("..")) {
                if (path.isEmpty()) {
                    return Optional.empty();
                }
                path.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(String.join("/", path));
    }

    /** What stands for a finding that no file caused, where a form wants one. */
    String projectFile() {
        return inRepository("pom.xml").orElseThrow();
    }
}
