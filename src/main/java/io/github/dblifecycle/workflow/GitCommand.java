package io.github.dblifecycle.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs {@code git} in a directory, and is the only class that does. Asks nobody for a password, speaks English. */
final class GitCommand {

    private final Path directory;

    GitCommand(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * What git said.
     *
     * @param error what it wrote for people
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int exit, byte[] output, String error) {

        String text() {
            return new String(output, StandardCharsets.UTF_8);
        }

        String firstError() {
            return error.lines().findFirst().orElse("git ended with " + exit);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Answer answer
                    && exit == answer.exit
                    && Arrays.equals(output, answer.output)
                    && error.equals(answer.error);
        }

        @Override
        public int hashCode() {
            return Objects.hash(exit, Arrays.hashCode(output), error);
        }
    }

    /** Whatever it answers. */
    Answer ask(String... arguments) {
        return run("", arguments);
    }

    /** @throws GitException where it refuses */
    Answer demand(String... arguments) {
        return demandOf("", arguments);
    }

    /** The same, with something to read. */
    Answer demandOf(String input, String... arguments) {
        Answer answer = run(input, arguments);
        if (answer.exit() != 0) {
            throw new GitException(
                    "git " + arguments[0] + " failed in " + directory + ": " + answer.firstError(),
                    "see what it says when it is run by hand");
        }
        return answer;
    }

    /** Input and errors lie in files, so that no pipe fills up while another is read. */
    private Answer run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        command.addAll(List.of(arguments));
        try {
            Path in = Files.createTempFile("db-git", ".in");
            Path error = Files.createTempFile("db-git", ".err");
            try {
                Files.writeString(in, input);
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectInput(in.toFile())
                        .redirectError(error.toFile());
                builder.environment().put("LC_ALL", "C");
                builder.environment().put("GIT_TERMINAL_PROMPT", "0");
                Process process = builder.start();
                byte[] output = process.getInputStream().readAllBytes();
                return new Answer(process.waitFor(), output, Files.readString(error, StandardCharsets.UTF_8));
            } finally {
                Files.delete(in);
                Files.delete(error);
            }
        } catch (IOException e) {
            throw new GitException(
                    "git cannot be run: " + e.getMessage(), "install git, and have it on the PATH of the build", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git was running", e);
        }
    }
}
