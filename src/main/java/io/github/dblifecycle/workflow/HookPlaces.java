package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the hooks of a repository are configured, and by what. */
final class HookPlaces {

    private static final String PARAMETER = "db.hooks";

    private final Path root;
    private final GitCommand git;

    /** @param root the repository's top directory, without symbolic links */
    HookPlaces(Path root) {
        this.root = root;
        this.git = new GitCommand(root);
    }

    /**
     * What the project uses.
     *
     * @throws ConfigurationException where it uses more than one, or one in a form that cannot be changed
     */
    HookKind kind() {
        List<HookKind> found = Arrays.stream(HookKind.values())
                .filter(kind -> kind != HookKind.GIT && isUsed(kind))
                .toList();
        refuseOtherForms(found);
        if (found.size() > 1) {
            throw refusal(
                    "the project uses more than one program for hooks: "
                            + found.stream().map(HookKind::word).collect(Collectors.joining(", ")),
                    "-Ddb.hooks=" + found.get(0).word() + ", or <hooks> in the plugin's configuration");
        }
        return found.isEmpty() ? HookKind.GIT : found.get(0);
    }

    private boolean isUsed(HookKind kind) {
        return kind == HookKind.HUSKY
                ? Files.isDirectory(husky())
                : kind.files().stream().anyMatch(file -> Files.isRegularFile(root.resolve(file)));
    }

    /** Lefthook takes these as well, and they are not YAML. */
    private void refuseOtherForms(List<HookKind> found) {
        for (String name :
                List.of("lefthook.toml", "lefthook.json", "lefthook.jsonc", ".lefthook.toml", ".lefthook.json")) {
            if (found.isEmpty() && Files.isRegularFile(root.resolve(name))) {
                throw refusal(
                        "lefthook is configured in " + name + ", and only YAML is written here",
                        "give pre-commit a job that runs sh .githooks/db-schema-check.sh, without glob and files; the script"
                                + " is made by -Ddb.hooks=git");
            }
        }
    }

    /** The file of a program's configuration that is there, else where a new one goes; relative to the repository. */
    String file(HookKind kind) {
        return switch (kind) {
            case HUSKY ->
                root.relativize(husky()).resolve("pre-commit").toString().replace('\\', '/');
            case GIT -> gitHook();
            case LEFTHOOK, PRE_COMMIT ->
                kind.files().stream()
                        .filter(file -> Files.isRegularFile(root.resolve(file)))
                        .findFirst()
                        .orElse(kind.files().get(0));
        };
    }

    /** In a repository of several projects it need not lie at the top; Git was told where. */
    private Path husky() {
        Optional<Path> told =
                hooksPath().map(path -> path.endsWith("_") ? Objects.requireNonNull(path.getParent()) : path);
        return told.filter(path -> path.endsWith(".husky") && path.startsWith(root))
                .orElse(root.resolve(".husky"));
    }

    private Optional<Path> hooksPath() {
        String path = git.ask("config", "--type=path", "--get", "core.hooksPath")
                .text()
                .strip();
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(root.resolve(path).normalize());
    }

    private String gitHook() {
        Path hooks = root.resolve(
                        git.demand("rev-parse", "--git-path", "hooks").text().strip())
                .normalize();
        Path common = real(
                root.resolve(git.demand("rev-parse", "--git-common-dir").text().strip()));
        Path existing = Files.exists(hooks) ? real(hooks) : hooks;
        if (existing.startsWith(common)) {
            Path hook = existing.resolve("pre-commit");
            return hook.startsWith(root) ? relative(hook) : hook.toString();
        }
        if (existing.startsWith(root)) {
            return relative(existing.resolve("pre-commit"));
        }
        throw refusal(
                "core.hooksPath leads to " + hooks
                        + ", outside this repository, where a hook would run for every other one too",
                "have the hook there call sh " + io.github.dblifecycle.install.HookScript.PATH
                        + " where that exists; or git config --local core.hooksPath .githooks");
    }

    /** Several checkouts of a repository share hooks that are not in one of them. */
    boolean isInEveryCheckout(String hook) {
        Path path = root.resolve(hook);
        return hook.startsWith(".git/") || !path.startsWith(root);
    }

    /** Git passes over a hook that may not be executed; somebody may have meant that. */
    boolean isSwitchedOff(String hook) {
        Path path = root.resolve(hook);
        return Files.exists(path) && !Files.isExecutable(path);
    }

    boolean isIgnored(String path) {
        return git.ask("check-ignore", "--quiet", "--", path).exit() == 0;
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static ConfigurationException refusal(String message, String fix) {
        return new ConfigurationException(List.of(new ConfigurationProblem(PARAMETER, message, fix)));
    }
}
