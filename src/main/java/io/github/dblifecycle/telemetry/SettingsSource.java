package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.DurationText;
import io.github.dblifecycle.environment.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks settings up and collects what is wrong with them. Blank is not set: that is how a CI passes a secret that does not exist.
 * No message holds the value of a variable, as it may be a secret in the wrong place.
 */
final class SettingsSource {

    /** What a header can carry without being cut or joined with another. */
    private static final Pattern PLAIN = Pattern.compile("[!-~]+");

    private final Map<String, String> variables;
    private final Map<String, String> properties;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    SettingsSource(Map<String, String> variables, Map<String, String> properties) {
        this.variables = variables;
        this.properties = properties;
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    void problem(String setting, String message, String fix) {
        problems.add(new ConfigurationProblem(setting, message, fix));
    }

    /** @throws ConfigurationException with everything that was wrong until now */
    void check() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    boolean truth(String name, boolean otherwise) {
        Optional<String> text = property(name);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            problem(name, "is neither true nor false", "set it to true or false, or leave it out");
        }
        return text.map("true"::equals).orElse(otherwise);
    }

    Duration duration(String name, Duration otherwise, Duration longest) {
        Optional<String> text = property(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            Duration duration = DurationText.parse(name, text.get());
            if (duration.compareTo(longest) > 0) {
                problem(name, "is too long", "at most " + longest.toSeconds() + "s");
            }
            return duration;
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
            return otherwise;
        }
    }

    Optional<Secret> secret(String name) {
        return plain(name).map(Secret::new);
    }

    /** What goes into a header. */
    Optional<String> plain(String name) {
        Optional<String> text = variable(name);
        if (text.isPresent() && !PLAIN.matcher(text.get()).matches()) {
            problem(name, "holds blanks or characters that no header can carry", "copy it again, without line breaks");
            return Optional.empty();
        }
        return text;
    }

    Optional<Endpoint> endpoint(String name) {
        Optional<String> text = variable(name);
        Optional<Endpoint> endpoint = text.flatMap(Endpoint::parse);
        if (text.isPresent() && endpoint.isEmpty()) {
            problem(
                    name,
                    "is no address that events can be sent to: it has to be https://host/path or http://host/path, without"
                            + " user, password and fragment",
                    "write user and password into variables of their own, as docs/OBSERVABILITY.md says");
        }
        return endpoint;
    }

    /** An address that is a base: what is put behind a query would be part of it. */
    Optional<Endpoint> base(String name) {
        return endpoint(name).filter(endpoint -> {
            if (endpoint.hasQuery()) {
                problem(
                        name,
                        "has a query, but a path is put behind it",
                        "leave out everything from the question mark on");
            }
            return !endpoint.hasQuery();
        });
    }

    /** An address over which a secret may travel. */
    Optional<Endpoint> confidential(String name) {
        return endpoint(name).filter(endpoint -> isConfidential(name, endpoint));
    }

    boolean isConfidential(String name, Endpoint endpoint) {
        if (!endpoint.isPrivate()) {
            problem(
                    name,
                    "sends a secret for everybody on the way to read: it is http, to another machine",
                    "use https");
        }
        return endpoint.isPrivate();
    }
}
