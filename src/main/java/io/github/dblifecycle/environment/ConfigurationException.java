package io.github.dblifecycle.environment;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a user set cannot be used. Carries every problem at once, so that one run is enough to learn them all. */
public final class ConfigurationException extends RuntimeException {

    private final List<ConfigurationProblem> problems;

    /**
     * Has no cause on purpose: the causes of such problems are parsers, and parsers quote what they read.
     *
     * @param problems at least one; equal ones are told once, in sorted order
     */
    public ConfigurationException(Collection<ConfigurationProblem> problems) {
        super(text(problems));
        this.problems = problems.stream().distinct().sorted().toList();
    }

    /** At least one, sorted. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }

    private static String text(Collection<ConfigurationProblem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("nothing is wrong");
        }
        return problems.stream()
                .distinct()
                .sorted()
                .map(ConfigurationProblem::toString)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
