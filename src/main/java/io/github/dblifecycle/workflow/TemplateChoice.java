package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A template that can be asked for by name.
 *
 * @param name as it is asked for
 * @param template its path below {@code ci-templates}
 * @param target where it goes, relative to the repository
 */
record TemplateChoice(String name, String template, String target) {

    static final String IGNORED_FILES = "gitignore";

    /** What nobody has yet, and everybody needs; the others are asked for by name, since projects have such files of their own. */
    private static final Set<String> GITHUB_DEFAULTS = Set.of(
            "schema-check", "deploy-staging", "deploy-production", "drift-check", "backup", IGNORED_FILES, "backups");

    private static final Set<String> GITHUB_DIRECTORY =
            Set.of("dependabot.yml", "PULL_REQUEST_TEMPLATE.md", "CODEOWNERS");

    /** All for a CI service, by name. */
    static SortedMap<String, TemplateChoice> all(CiService service) {
        SortedMap<String, TemplateChoice> all = new TreeMap<>();
        List<String> paths = new ArrayList<>(ShippedTemplates.below(service.word()));
        if (service == CiService.GITLAB) {
            paths.add("github/" + IGNORED_FILES);
        }
        for (String path : paths) {
            of(path).ifPresent(choice -> all.put(choice.name(), choice));
        }
        return all;
    }

    boolean isDefault(CiService service) {
        return service == CiService.GITLAB || GITHUB_DEFAULTS.contains(name);
    }

    private static Optional<TemplateChoice> of(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("gitlab/")) {
            return Optional.of(new TemplateChoice(name(file), path, ".gitlab/ci/" + file));
        }
        if (file.equals(".gitkeep")) {
            return Optional.of(new TemplateChoice("backups", path, "backups/.gitkeep"));
        }
        if (file.equals(IGNORED_FILES)) {
            return Optional.of(new TemplateChoice(IGNORED_FILES, path, ".gitignore"));
        }
        return Optional.of(new TemplateChoice(
                name(file), path, (GITHUB_DIRECTORY.contains(file) ? ".github/" : ".github/workflows/") + file));
    }

    private static String name(String file) {
        int dot = file.lastIndexOf('.');
        return (dot > 0 ? file.substring(0, dot) : file)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
