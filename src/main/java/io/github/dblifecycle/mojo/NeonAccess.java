package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.DurationText;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.provider.NeonSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to reach Neon: {@code NEON_API_KEY} and {@code NEON_PROJECT_ID} of the process's environment, so that the key is in no POM
 * and on no command line.
 *
 * @param variables of the process's environment
 * @param properties that were typed
 */
record NeonAccess(Map<String, String> variables, Map<String, String> properties) {

    private static final String KEY = "NEON_API_KEY";
    private static final String PROJECT = "NEON_PROJECT_ID";
    private static final String HOSTS = ".neon.tech";

    static NeonAccess of(MavenRun run) {
        return new NeonAccess(System.getenv(), run.userProperties());
    }

    /** Whether the URL of an environment leads to Neon. */
    static boolean isAtNeon(Environment environment) {
        return environment instanceof Environment.Server server
                && isAtNeon(server.url().value());
    }

    private static boolean isAtNeon(DatabaseUrl url) {
        return url.hosts().stream()
                .anyMatch(host -> host.host().toLowerCase(Locale.ROOT).endsWith(HOSTS));
    }

    /**
     * All of it.
     *
     * @param secrets is given the key before anything can go wrong
     * @throws ConfigurationException where something is missing or cannot be used
     */
    NeonSettings settings(Consumer<Secret> secrets) {
        Optional<Secret> key = variable(KEY).map(Secret::new);
        key.ifPresent(secrets);
        Optional<String> project = variable(PROJECT);
        Problems problems = new Problems();
        if (key.isEmpty()) {
            problems.add(List.of(missing(KEY)));
        }
        if (project.isEmpty()) {
            problems.add(List.of(missing(PROJECT)));
        }
        Optional<URI> address = problems.collect(this::address);
        Optional<Duration> patience = problems.collect(() -> Optional.ofNullable(properties.get("db.neon.patience"))
                .map(text -> DurationText.parse("db.neon.patience", text))
                .orElse(NeonSettings.PATIENCE));
        problems.throwIfAny();
        return new NeonSettings(
                address.orElseThrow(), key.orElseThrow(), project.orElseThrow(), patience.orElseThrow());
    }

    private URI address() {
        String text = properties.get("db.neon.url");
        try {
            return text == null ? NeonSettings.USUAL : URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw DurationText.refused("db.neon.url", "is no address", "leave it out for " + NeonSettings.USUAL);
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static ConfigurationProblem missing(String name) {
        return new ConfigurationProblem(
                "environment variable " + name,
                "is not set, and a snapshot at Neon is a branch that its API makes",
                "set " + KEY + " and " + PROJECT + " (Neon console, Settings), or take it as a file:"
                        + " -Ddb.snapshot.kind=file");
    }
}
