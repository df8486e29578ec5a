package io.github.dblifecycle.workflow;

import io.github.dblifecycle.jpa.EntityClassPath;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Has the project's own build compile a commit, in a directory that is not the user's.
 *
 * @param command program and arguments that build the project in the directory they are started in, as it was then
 * @param environment variables that are set beside those of this process; an empty text takes one away
 * @param top the directory of the user's working tree that the command is started in
 * @param classPath the file that the build leaves, relative to the project's directory
 * @param timeout after which it is ended
 * @param identity tells apart builds that lead to different entities
 */
public record BaseBuild(
        List<String> command,
        Map<String, String> environment,
        Path top,
        String classPath,
        Duration timeout,
        String identity) {

    private static final int LAST_LINES = 12;

    private static final String LEVEL = "[ERROR]";

    /** What Maven says after every failure. */
    private static final List<String> ADVICE = List.of(
            "-> [Help",
            "[Help 1]",
            "To see the full stack trace",
            "Re-run Maven",
            "For more information about the errors",
            "After correcting the problems",
            "mvn <args>");

    public BaseBuild {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(top, "top");
        Objects.requireNonNull(classPath, "classPath");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(identity, "identity");
    }

    /** It did not come to an end that is of use. */
    static final class FailedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final List<String> output;

        FailedException(String message, List<String> output) {
            super(message);
            this.output = List.copyOf(output);
        }

        FailedException(String message, List<String> output, Throwable cause) {
            super(message, cause);
            this.output = List.copyOf(output);
        }

        /** The last lines that it printed. */
        List<String> output() {
            return output;
        }
    }

    /**
     * Builds, and uses what was built while it is there.
     *
     * @param project the user's directory of the project
     * @throws GitException where the commit cannot be checked out
     * @throws FailedException where it cannot be built
     */
    <T> T use(GitSource git, Path project, String commit, Function<Built, T> user) throws FailedException {
        try (GitWorktree tree = GitWorktree.of(git.root(), commit)) {
            Path there = tree.root().resolve(git.inRepository(project));
            Path start = tree.root().resolve(git.inRepository(top));
            if (!Files.isDirectory(there) || !Files.isDirectory(start)) {
                throw new FailedException("the project is not in commit " + commit, List.of());
            }
            Path output = tree.root().resolveSibling("output");
            run(start, output);
            Path file = there.resolve(classPath);
            try {
                return user.apply(new Built(tree.root(), EntityClassPath.read(file)));
            } catch (IOException e) {
                throw new FailedException("its class path is not known: " + e.getMessage(), last(output), e);
            }
        }
    }

    /**
     * What came of it, until the working tree is removed.
     *
     * @param directory the top of the working tree of the commit, which names of its files are relative to
     */
    record Built(Path directory, EntityClassPath classPath) {}

    private void run(Path directory, Path output) throws FailedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File(nothing())))
                .redirectOutput(output.toFile());
        new TreeMap<>(environment).forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new FailedException("its build cannot be started: " + e.getMessage(), List.of(), e);
        }
        Thread end = new Thread(() -> end(process), "db-base-build-end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new FailedException(
                        "its build took longer than " + timeout.toSeconds() + " s and was ended", last(output));
            }
            if (process.exitValue() != 0) {
                throw new FailedException("its build failed", last(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the base commit was built", e);
        } finally {
            end(process);
            forget(end);
        }
    }

    private static String nothing() {
        return File.separatorChar == '/' ? "/dev/null" : "NUL";
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook does what it is there for.
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static List<String> last(Path output) {
        try {
            String tree = output.resolveSibling("tree") + File.separator;
            List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> (line.startsWith(LEVEL) ? line.substring(LEVEL.length()) : line).strip())
                    .filter(line -> !line.isEmpty() && ADVICE.stream().noneMatch(line::startsWith))
                    .map(line -> line.replace(tree, ""))
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + output, e);
        }
    }
}
