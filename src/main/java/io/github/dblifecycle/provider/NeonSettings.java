package io.github.dblifecycle.provider;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How to reach a project at Neon.
 *
 * @param address of the API, without a slash at the end
 * @param key of the API; sent over TLS or to this machine only
 * @param project its id
 * @param patience how long to wait for an operation, and for a project that is locked or an API that is busy
 */
public record NeonSettings(URI address, Secret key, String project, Duration patience) {

    /** Where Neon is. */
    public static final URI USUAL = URI.create("https://console.neon.tech/api/v2");

    /** What Neon's own clients wait for an operation. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @throws ConfigurationException with everything that is wrong; no part of the key is in it */
    public NeonSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(patience, "patience");
        List<ConfigurationProblem> problems = new ArrayList<>();
        if (!Syntax.KEY.matcher(key.reveal()).matches()) {
            problems.add(new ConfigurationProblem(
                    "NEON_API_KEY",
                    "is no key: it is empty, or holds blanks or characters that no header can carry",
                    "copy it again from the Neon console, Account settings, API keys"));
        }
        if (!Syntax.ID.matcher(project).matches()) {
            problems.add(new ConfigurationProblem(
                    "NEON_PROJECT_ID",
                    "is no id of a project: lower-case letters, digits and hyphens",
                    "the Neon console shows it in the project's settings, for example shiny-wind-028834"));
        }
        if (!isSafe(address)) {
            problems.add(new ConfigurationProblem(
                    "db.neon.url",
                    "is no address that a key may be sent to: only https, or this machine, without user, query or"
                            + " fragment",
                    "leave it out for " + USUAL));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static boolean isSafe(URI address) {
        String host = address.getHost();
        if (host == null
                || host.isEmpty()
                || address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null
                || address.getPath().endsWith("/")) {
            return false;
        }
        boolean encrypted = "https".equalsIgnoreCase(address.getScheme());
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        boolean plainHere = "http".equalsIgnoreCase(address.getScheme())
                && new HostAndPort(plain, HostAndPort.DEFAULT_PORT).isThisMachine();
        return encrypted || plainHere;
    }

    /** Apart from the record, so that it is there when the record is checked. */
    static final class Syntax {
        static final Pattern ID = Pattern.compile("[a-z0-9-]{1,60}");
        private static final Pattern KEY = Pattern.compile("[!-~]+");

        private Syntax() {}
    }
}
