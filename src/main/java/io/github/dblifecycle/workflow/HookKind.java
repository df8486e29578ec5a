package io.github.dblifecycle.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What starts hooks in a repository. */
public enum HookKind {
    /** lefthook.dev. */
    LEFTHOOK("in each clone, once: lefthook install"),
    /** pre-commit.com. */
    PRE_COMMIT("in each clone, once: pre-commit install"),
    /** typicode.github.io/husky. */
    HUSKY("in each clone, once: npx husky, which npm install does where package.json has it in \"prepare\""),
    /** Git by itself. */
    GIT("in each clone, once: mvn db:install-hooks, because Git takes no hook from a repository");

    private final String next;

    HookKind(String next) {
        this.next = next;
    }

    /** Where its configuration may be, relative to the repository; the first is where a new one goes. */
    List<String> files() {
        return switch (this) {
            case LEFTHOOK ->
                List.of(
                        "lefthook.yml",
                        "lefthook.yaml",
                        ".lefthook.yml",
                        ".lefthook.yaml",
                        ".config/lefthook.yml",
                        ".config/lefthook.yaml");
            case PRE_COMMIT -> List.of(".pre-commit-config.yaml");
            case HUSKY, GIT -> List.of();
        };
    }

    /** What a person does so that it runs. */
    String next() {
        return next;
    }

    /** As it is spelled in the parameter. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<HookKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All spellings. */
    public static String words() {
        return Arrays.stream(values()).map(HookKind::word).collect(Collectors.joining(", "));
    }
}
