package io.github.dblifecycle.environment;

import java.util.Comparator;

/**
 * One thing that is wrong with what a user set.
 *
 * @param setting where it stands, as in {@link Setting#origin()}
 * @param message what is wrong and why it matters, one sentence; never holds any part of a password
 * @param fix what to type or change
 */
public record ConfigurationProblem(String setting, String message, String fix)
        implements Comparable<ConfigurationProblem> {

    private static final Comparator<ConfigurationProblem> ORDER = Comparator.comparing(ConfigurationProblem::setting)
            .thenComparing(ConfigurationProblem::message)
            .thenComparing(ConfigurationProblem::fix);

    public ConfigurationProblem {
        if (setting.isBlank() || message.isBlank() || fix.isBlank()) {
            throw new IllegalArgumentException("a problem says where, what, and what to do");
        }
    }

    @Override
    public int compareTo(ConfigurationProblem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return setting + ": " + message + System.lineSeparator() + "    fix: " + fix;
    }
}
