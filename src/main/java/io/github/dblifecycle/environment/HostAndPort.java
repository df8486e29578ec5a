package io.github.dblifecycle.environment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One server of a connection URL.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {

    public static final int DEFAULT_PORT = 5432;

    private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");

    public HostAndPort {
        Objects.requireNonNull(host, "host");
        if (host.isEmpty()) {
            throw new IllegalArgumentException("a host has a name");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /**
     * Whether the host is this machine by its spelling alone: {@code localhost} and names below it (RFC 6761, 6.3),
     * 127.0.0.0/8 and ::1. No name is looked up: what a name server says today is no ground for deleting data. A tunnel
     * to another machine that ends on localhost cannot be told from a local server.
     */
    public boolean isThisMachine() {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.indexOf(':') >= 0) {
            return isLoopbackAddress(name);
        }
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || LOOPBACK_4.matcher(name).matches();
    }

    private static boolean isLoopbackAddress(String literal) {
        try {
            // The brackets make it an address or an error; a name is never looked up.
            return InetAddress.getByName("[" + literal + "]").isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
