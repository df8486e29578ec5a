package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.migrate.MigrationProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A repository in which people commit, with a module whose hooks are installed. */
final class HookRepository {

    static final String SCHEMA = "src/main/resources/db/schema.sql";
    static final String MIGRATIONS = "src/main/resources/db/migration/";

    private final Path root;
    private final String tools;

    /** @param tools directories that are searched for programs before all others; need not exist */
    HookRepository(Path root, Path... tools) {
        this.root = root;
        this.tools = Arrays.stream(tools).map(tool -> tool + ":").collect(Collectors.joining());
        git("init", "--quiet", "--initial-branch=main");
        git("config", "user.name", "N");
        git("config", "user.email", "n@example.com");
    }

    /** What a program said. */
    record Said(int exit, String text) {

        Said passes() {
            assertThat(exit).as(text).isZero();
            return this;
        }

        Said fails() {
            assertThat(exit).as(text).isNotZero();
            return this;
        }
    }

    Path root() {
        return root;
    }

    HookRepository file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    HookRepository staged(String path, String text) {
        file(path, text);
        return git("add", "--", path);
    }

    HookRepository git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        run(command).passes();
        return this;
    }

    Said commit(String... more) {
        List<String> command = new ArrayList<>(List.of("git", "commit", "--message", "m"));
        command.addAll(List.of(more));
        return run(command);
    }

    Said run(List<String> command) {
        return run(command, Map.of());
    }

    Said run(List<String> command, Map<String, String> environment) {
        try {
            List<String> found = new ArrayList<>(List.of("env"));
            found.addAll(command);
            ProcessBuilder builder =
                    new ProcessBuilder(found).directory(root.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().put("PATH", tools + System.getenv("PATH"));
            builder.environment().remove("CI");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(command.toString(), e);
        }
    }

    /** The module in the repository's own directory, in the usual layout. */
    InstallHooks.Outcome.Done install() {
        return install("", Optional.empty(), false);
    }

    InstallHooks.Outcome.Done install(HookKind kind) {
        return install("", Optional.of(kind), false);
    }

    InstallHooks.Outcome.Done install(String module, Optional<HookKind> kind, boolean force) {
        return (InstallHooks.Outcome.Done) outcome(module, kind, List.of(), force);
    }

    InstallHooks.Outcome outcome(String module, Optional<HookKind> kind, List<Path> entities, boolean force) {
        try {
            return new InstallHooks()
                    .run(new InstallHooks.Request(
                            new MigrationProject(root.resolve(module)).settings(),
                            Optional.empty(),
                            entities,
                            kind,
                            Optional.empty(),
                            "1.0",
                            force,
                            false));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
