package io.github.dblifecycle.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of a commit in a directory of their own, beside the user's working tree, which is left alone. Gone once this is
 * closed; what a killed build left is removed by the next one that asks for a working tree of the same repository.
 */
final class GitWorktree implements AutoCloseable {

    /** Before the id of the process that made it. */
    private static final String NAME = "db-base-";

    private static final String LISTED = "worktree ";

    private final GitCommand git;
    private final Path directory;

    private GitWorktree(GitCommand git, Path directory) {
        this.git = git;
        this.directory = directory;
    }

    /**
     * Checks out a commit; no hook of the repository runs.
     *
     * @param repository any directory of it
     * @throws GitException where git refuses
     */
    static GitWorktree of(Path repository, String commit) {
        GitCommand git = new GitCommand(repository);
        removeAbandoned(git);
        Path directory;
        try {
            directory = Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-")
                    .toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the directory for temporary files", e);
        }
        GitWorktree worktree = new GitWorktree(git, directory);
        try {
            git.demand(
                    "-c",
                    "core.hooksPath=/dev/null",
                    "worktree",
                    "add",
                    "--detach",
                    "--force",
                    directory.resolve("tree").toString(),
                    commit);
            return worktree;
        } catch (GitException e) {
            worktree.close();
            throw e;
        }
    }

    private static void removeAbandoned(GitCommand git) {
        git.ask("worktree", "list", "--porcelain")
                .text()
                .lines()
                .filter(line -> line.startsWith(LISTED))
                .map(line -> Path.of(line.substring(LISTED.length())))
                .filter(GitWorktree::isAbandoned)
                .forEach(tree -> new GitWorktree(git, Objects.requireNonNull(tree.getParent())).close());
        git.ask("worktree", "prune");
    }

    private static boolean isAbandoned(Path tree) {
        Path parent = tree.getParent();
        String name = parent == null ? "" : String.valueOf(parent.getFileName());
        if (!name.startsWith(NAME)) {
            return false;
        }
        String number = name.substring(NAME.length()).split("-", -1)[0];
        try {
            return ProcessHandle.of(Long.parseLong(number)).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Its top, with a link {@code .git} to the repository. */
    Path root() {
        return directory.resolve("tree");
    }

    @Override
    public void close() {
        git.ask("worktree", "remove", "--force", "--force", root().toString());
        try {
            delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary directory " + directory + " cannot be removed", e);
        } finally {
            git.ask("worktree", "prune");
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
