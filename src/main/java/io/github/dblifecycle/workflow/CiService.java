package io.github.dblifecycle.workflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What runs the workflows of a repository. */
public enum CiService {
    GITHUB,
    GITLAB;

    /** As it is spelled in the parameter, and in the templates' directory. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CiService> of(String word) {
        return Arrays.stream(values())
                .filter(service -> service.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
