package io.github.dblifecycle.environment;

import java.util.Objects;

/**
 * One server of a connection URL.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {

    public static final int DEFAULT_PORT = 5432;

    public HostAndPort {
        Objects.requireNonNull(host, "host");
        if (host.isEmpty()) {
            throw new IllegalArgumentException("a host has a name");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
