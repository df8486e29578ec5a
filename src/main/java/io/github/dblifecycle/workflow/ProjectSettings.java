package io.github.dblifecycle.workflow;

import io.github.dblifecycle.install.SettingValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What templates' settings are for a project, as far as its repository tells. */
final class ProjectSettings {

    private ProjectSettings() {}

    /**
     * By name; what is not known is left out, and the template's own value stands.
     *
     * @param root the repository's top directory, without symbolic links
     * @param project the module's
     * @param javaVersion the release it is compiled for, if it says so
     */
    static SortedMap<String, SettingValue> of(Path root, Path project, Optional<String> javaVersion) {
        SortedMap<String, SettingValue> settings = new TreeMap<>();
        Path real = HookPlaces.real(project);
        String directory = root.relativize(real).toString().replace('\\', '/');
        settings.put("directory", SettingValue.of(directory.isEmpty() ? "." : directory));
        wrapper(root, real).ifPresent(maven -> settings.put("maven", SettingValue.of(maven)));
        javaVersion
                .map(version -> version.startsWith("1.") ? version.substring(2) : version)
                .filter(version -> version.matches("[0-9]+"))
                .map(version -> Integer.parseInt(version) < 17 ? "17" : version)
                .ifPresent(version -> settings.put("java-version", SettingValue.of(version)));
        branch(new GitCommand(root)).ifPresent(branch -> settings.put("branch", SettingValue.of(branch)));
        return Collections.unmodifiableSortedMap(settings);
    }

    /** Workflows start Maven in the module's directory. */
    private static Optional<String> wrapper(Path root, Path project) {
        for (Path directory = project;
                directory != null && directory.startsWith(root);
                directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve("mvnw"))) {
                String up = project.relativize(directory).toString().replace('\\', '/');
                return Optional.of((up.isEmpty() ? "." : up) + "/mvnw");
            }
        }
        return Optional.empty();
    }

    /** The branch that the other repository shows first; where there is no other, the only one there is. */
    private static Optional<String> branch(GitCommand git) {
        GitCommand.Answer head = git.ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
        if (head.exit() == 0) {
            return Optional.of(head.text().strip().replaceFirst("^origin/", ""));
        }
        return git.ask("remote").text().isBlank()
                ? Optional.of(git.ask("symbolic-ref", "--quiet", "--short", "HEAD")
                                .text()
                                .strip())
                        .filter(branch -> branch.equals("main") || branch.equals("master"))
                : Optional.empty();
    }
}
