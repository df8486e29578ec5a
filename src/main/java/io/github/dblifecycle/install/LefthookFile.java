package io.github.dblifecycle.install;

import io.github.dblifecycle.install.YamlAddition.Presence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The configuration of lefthook (lefthook.dev), which gets a job. */
public final class LefthookFile {

    private static final String NAME = "db-schema-check";
    private static final String CALL = "sh " + HookScript.PATH;
    private static final String HOOK = "pre-commit";

    /** With one of these lefthook passes over a job, or starts it somewhere else. */
    private static final Set<String> NARROWING = Set.of("glob", "files", "exclude", "file_types", "root");

    private LefthookFile() {}

    /**
     * With our job. It has no glob and no list of files: lefthook skips a job whose pattern fits no file, and does not list those
     * that are deleted.
     */
    public static PlannedFile plan(String path, Optional<String> before) {
        boolean commands = before.flatMap(YamlTree::parse)
                .flatMap(tree -> tree.find(HOOK))
                .filter(hook -> YamlTree.find(hook.value(), "jobs").isEmpty())
                .flatMap(hook -> YamlTree.find(hook.value(), "commands"))
                .isPresent();
        String run = "run: " + CALL;
        YamlAddition addition = commands
                ? new YamlAddition(List.of(HOOK, "commands"), List.of(run), Optional.of(NAME))
                : new YamlAddition(List.of(HOOK, "jobs"), List.of("name: " + NAME, run), Optional.empty());
        return addition.plan(path, before, LefthookFile::presence);
    }

    private static Presence presence(Map<String, Object> content) {
        Object hook = content.getOrDefault(HOOK, "");
        Stream<Object> named = YamlTree.mappings(hook).map(map -> map.get(NAME));
        Stream<Object> jobs = YamlTree.mappings(hook)
                .filter(map -> YamlTree.text(map.get("name")).equals(NAME))
                .map(Object.class::cast);
        return Stream.concat(named.filter(job -> job instanceof Map<?, ?>), jobs)
                .findFirst()
                .map(job -> isSound((Map<?, ?>) job) ? Presence.PRESENT : Presence.SPOILT)
                .orElse(Presence.ABSENT);
    }

    private static boolean isSound(Map<?, ?> job) {
        return YamlTree.text(job.get("run")).equals(CALL)
                && job.keySet().stream().noneMatch(key -> NARROWING.contains(String.valueOf(key)));
    }
}
