package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what is wrong with the configuration of a goal, so that all of it is told at once. */
final class Problems {

    private final List<ConfigurationProblem> problems = new ArrayList<>();

    /** The value, or nothing and its problems remembered. */
    <T> Optional<T> collect(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    void add(List<ConfigurationProblem> found) {
        problems.addAll(found);
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }
}
