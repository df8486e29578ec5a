package io.github.dblifecycle.install;

import io.github.dblifecycle.install.YamlAddition.Presence;
import java.util.List;
import java.util.Optional;

/** A project's {@code .gitlab-ci.yml}, which gets an include of a file of ours. */
public final class GitLabFile {

    private GitLabFile() {}

    /** @param included relative to the repository */
    public static PlannedFile plan(String path, Optional<String> before, String included) {
        return new YamlAddition(List.of("include"), List.of("local: " + included), Optional.empty())
                .plan(
                        path,
                        before,
                        content -> YamlTree.mappings(content.getOrDefault("include", ""))
                                        .anyMatch(map -> YamlTree.text(map.get("local"))
                                                .replaceFirst("^/", "")
                                                .equals(included))
                                ? Presence.PRESENT
                                : Presence.ABSENT);
    }
}
