package io.github.dblifecycle.environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the environment that was asked for by name. */
final class RequestedName {

    private static final String PROFILE = "env=";

    private final EnvironmentSources sources;
    private final Collection<ConfigurationProblem> problems;

    RequestedName(EnvironmentSources sources, Collection<ConfigurationProblem> problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /** Empty if nobody named one, or if what was named cannot be used, which is then among the problems. */
    Optional<Setting<EnvironmentName>> find() {
        return property("db.env")
                .or(() -> property("env"))
                .or(this::profile)
                .or(() -> variable("DB_ENV"))
                .or(() -> variable("ENVIRONMENT"))
                .flatMap(this::checked);
    }

    private Optional<Setting<String>> property(String name) {
        return Optional.ofNullable(sources.userProperties().get(name)).map(value -> new Setting<>(value, "-D" + name));
    }

    /** An empty variable is an unset one, as in a shell script. */
    private Optional<Setting<String>> variable(String name) {
        return Optional.ofNullable(sources.processEnvironment().get(name))
                .filter(value -> !value.isBlank())
                .map(value -> new Setting<>(value, "environment variable " + name));
    }

    private Optional<Setting<String>> profile() {
        NavigableSet<String> names = new TreeSet<>();
        for (String id : separated(sources.requestedProfiles())) {
            // Maven 4 marks a profile that may be missing with a question mark, and both know a leading plus.
            String active = id.replaceFirst("^[+?]+", "");
            if (active.startsWith(PROFILE)) {
                names.add(active.substring(PROFILE.length()));
            }
        }
        boolean valid = names.stream().allMatch(EnvironmentName::isValid);
        if (names.size() > 1) {
            problems.add(new ConfigurationProblem(
                    "-P",
                    "profiles ask for different environments"
                            + (valid ? ": " + String.join(" and ", names) : ", and not each is a name"),
                    "name one, for example -Denv=" + (valid ? names.first() : "staging")));
        }
        return names.stream()
                .findFirst()
                .map(name -> new Setting<>(name, "-P" + PROFILE + (EnvironmentName.isValid(name) ? name : "…")));
    }

    private static List<String> separated(List<String> requested) {
        List<String> ids = new ArrayList<>();
        for (String several : requested) {
            for (String id : several.split(",", -1)) {
                ids.add(id.strip());
            }
        }
        return ids;
    }

    private Optional<Setting<EnvironmentName>> checked(Setting<String> name) {
        if (EnvironmentName.isValid(name.value())) {
            return Optional.of(new Setting<>(new EnvironmentName(name.value()), name.origin()));
        }
        // Not quoted: the likeliest text that is no name is a URL, with a password in it.
        problems.add(new ConfigurationProblem(
                name.origin(),
                "this is not the name of an environment: a letter, then at most 62 letters, digits, - or _",
                "name one of your environments, for example -Ddb.env=staging"));
        return Optional.empty();
    }
}
