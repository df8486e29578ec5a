package io.github.dblifecycle.environment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what the parameters of one URL say, in the driver's words. */
final class ConnectionParameters {

    private final boolean jdbc;
    private final Map<String, String> forDriver = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String host;
    private @Nullable String port;
    private @Nullable String database;

    /** @param jdbc whether {@code +} is a blank and the driver's meaning of {@code ssl} holds */
    ConnectionParameters(boolean jdbc) {
        this.jdbc = jdbc;
    }

    /** An empty text is no user. */
    void user(String value) {
        user = once(user, value, "user");
    }

    /** An empty text is no password. */
    void password(String value) {
        password = once(password, value, "password");
    }

    void read(String query) {
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                readOne(parameter);
            }
        }
    }

    private void readOne(String parameter) {
        int equals = parameter.indexOf('=');
        String name = Percent.decode(equals < 0 ? parameter : parameter.substring(0, equals));
        String raw = equals < 0 ? "" : parameter.substring(equals + 1);
        boolean known = DriverParameter.isKnown(name);
        int at = parameter.indexOf('@');
        if (at >= 0 && (!known || at < equals || raw.indexOf('/', raw.indexOf('@')) >= 0)) {
            throw ConnectionUrlParser.ambiguous();
        }
        if (equals < 0 && !jdbc) {
            throw new InvalidConnectionUrl(
                    "the URL has a parameter without a value",
                    "write name=value; in a user or password before the host, " + ConnectionUrlParser.ENCODE);
        }
        if (!seen.add(name)) {
            throw new InvalidConnectionUrl(
                    "the URL gives " + (known ? "the parameter " + name : "a parameter") + " twice",
                    "keep one of them");
        }
        take(name, Percent.decode(jdbc ? raw.replace('+', ' ') : raw));
    }

    private void take(String name, String value) {
        switch (name) {
            case "user" -> user(value);
            case "password" -> password(value);
            case "host", "PGHOST" -> host = once(host, tcp(value), "host");
            case "port", "PGPORT" -> port = once(port, value, "port");
            case "dbname", "PGDBNAME" -> database = once(database, value, "dbname");
            case "ssl" -> ssl(value);
            case "sslrootcert" -> rootCertificate(value);
            default -> DriverParameter.translate(name, value, forDriver, notes);
        }
    }

    /** libpq reads {@code ssl=true} as "encrypted", the driver as "encrypted, and the certificate is verified". */
    private void ssl(String value) {
        if (jdbc) {
            forDriver.put("ssl", value);
        } else if (value.equals("true")) {
            forDriver.putIfAbsent("sslmode", "require");
        }
    }

    /** {@code system} means the system's trusted roots to libpq; to the driver it would be a file of that name. */
    private void rootCertificate(String value) {
        if (value.equals("system")) {
            forDriver.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            forDriver.put("sslmode", "verify-full");
        } else {
            forDriver.put("sslrootcert", value);
        }
    }

    private static String tcp(String value) {
        if (value.startsWith("/") || value.startsWith("@")) {
            throw socket();
        }
        return value;
    }

    static InvalidConnectionUrl socket() {
        return new InvalidConnectionUrl(
                "the URL's host is a Unix socket, and the JDBC driver speaks TCP only",
                "write a host and port on which the server, or a proxy to it, listens: postgresql://localhost:5432/database");
    }

    /**
     * The hosts with their ports: those before the path, else those of the parameters.
     *
     * @param authority what stood before the path; may be empty
     */
    String hostsOr(String authority) {
        if (host == null && port == null) {
            return authority;
        }
        if (!authority.isEmpty()) {
            throw new InvalidConnectionUrl(
                    "the URL gives host or port twice: before the path and as a parameter", "keep one of them");
        }
        String[] hosts = (host == null ? "localhost" : host).split(",", -1);
        String[] ports = port == null ? new String[0] : port.split(",", -1);
        if (ports.length > 1 && ports.length != hosts.length) {
            throw new InvalidConnectionUrl(
                    "the URL's parameters host and port differ in number", "give one port, or one for each host");
        }
        List<String> all = new ArrayList<>();
        for (int index = 0; index < hosts.length; index++) {
            String own = ports.length == 0 ? "" : ":" + ports[ports.length == 1 ? 0 : index];
            boolean bare = hosts[index].indexOf(':') >= 0 && !hosts[index].startsWith("[");
            all.add((bare ? "[" + hosts[index] + "]" : hosts[index]) + own);
        }
        return String.join(",", all);
    }

    /** @param path the decoded name after the host; may be empty */
    Optional<String> database(String path) {
        return Optional.ofNullable(once(database, path, "database"));
    }

    Optional<String> userName() {
        return Optional.ofNullable(user);
    }

    Optional<Secret> secret() {
        return Optional.ofNullable(password).map(Secret::new);
    }

    Map<String, String> forDriver() {
        return forDriver;
    }

    List<String> notes() {
        return notes.stream().sorted().toList();
    }

    private static @Nullable String once(@Nullable String before, String value, String name) {
        if (value.isEmpty()) {
            return before;
        }
        if (before != null && !before.equals(value)) {
            throw new InvalidConnectionUrl("the URL gives the " + name + " twice, differently", "keep one of them");
        }
        return value;
    }
}
