package io.github.dblifecycle.install;

import io.github.dblifecycle.install.YamlAddition.Presence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration of the pre-commit framework (pre-commit.com), which gets a local hook. */
public final class PreCommitFile {

    private static final String ID = "db-schema-check";
    private static final String CALL = "sh " + HookScript.PATH;

    /** It is asked of every commit: the framework lists no files that are deleted. */
    private static final List<String> LINES = List.of(
            "repo: local",
            "hooks:",
            "  - id: " + ID,
            "    name: schema and migrations",
            "    entry: " + CALL,
            "    language: system",
            "    always_run: true",
            "    pass_filenames: false",
            "    stages: [pre-commit]");

    private PreCommitFile() {}

    /** With our hook. */
    public static PlannedFile plan(String path, Optional<String> before) {
        return new YamlAddition(List.of("repos"), LINES, Optional.empty()).plan(path, before, PreCommitFile::presence);
    }

    private static Presence presence(Map<String, Object> content) {
        return YamlTree.mappings(content)
                .filter(map -> YamlTree.text(map.get("id")).equals(ID))
                .findFirst()
                .map(hook -> isSound(hook) ? Presence.PRESENT : Presence.SPOILT)
                .orElse(Presence.ABSENT);
    }

    private static boolean isSound(Map<?, ?> hook) {
        return YamlTree.text(hook.get("entry")).equals(CALL)
                && YamlTree.text(hook.get("always_run")).equals("true")
                && YamlTree.text(hook.get("pass_filenames")).equals("false");
    }
}
