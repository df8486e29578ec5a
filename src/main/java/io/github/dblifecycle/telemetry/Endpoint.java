package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where something is sent to. Of its address only the host is ever shown: the path or the query of a webhook is what lets
 * anybody write to it.
 */
public final class Endpoint {

    private static final int SHORTEST_SECRET = 8;

    private final URI address;

    private Endpoint(URI address) {
        this.address = address;
    }

    /**
     * @param text an address of scheme http or https with a host, without user and fragment
     * @return empty if it is no such address
     */
    static Optional<Endpoint> parse(String text) {
        try {
            URI address = new URI(text.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            boolean isSound = isWeb
                    && address.getHost() != null
                    && !address.getHost().isEmpty()
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
            return isSound ? Optional.of(new Endpoint(address)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The whole address; only for sending. */
    URI address() {
        return address;
    }

    /** The same with more of a path, whether or not it ends with a slash. */
    URI below(String path) {
        String base = address.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    boolean hasQuery() {
        return address.getRawQuery() != null;
    }

    /** Whether nobody on the way can read what is sent: TLS, or this machine. */
    boolean isPrivate() {
        String host = host();
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return "https".equalsIgnoreCase(address.getScheme())
                || new HostAndPort(plain, HostAndPort.DEFAULT_PORT).isThisMachine();
    }

    /** What is safe to show. */
    String host() {
        return Objects.requireNonNull(address.getHost(), "checked when it was parsed");
    }

    /** What is masked where the address is a secret: the whole, and the parts that make it one. */
    List<Secret> secrets() {
        List<String> parts = new ArrayList<>();
        parts.add(address.toString());
        parts.add(String.valueOf(address.getRawPath()));
        parts.addAll(Arrays.asList(String.valueOf(address.getRawPath()).split("/", -1)));
        if (address.getRawQuery() != null) {
            parts.add(address.getRawQuery());
            for (String parameter : address.getRawQuery().split("&", -1)) {
                parts.add(parameter.substring(parameter.indexOf('=') + 1));
            }
        }
        return parts.stream()
                .filter(part -> part.length() >= SHORTEST_SECRET)
                .filter(part -> !part.chars().allMatch(letter -> Character.isLowerCase(letter) || letter == '/'))
                .distinct()
                .map(Secret::new)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint endpoint && endpoint.address.equals(address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return host();
    }
}
