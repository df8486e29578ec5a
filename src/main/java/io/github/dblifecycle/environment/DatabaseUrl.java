package io.github.dblifecycle.environment;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a database is, without who connects: it holds no user and no password, so it can be shown.
 *
 * @param hosts at least one, in the order they are tried
 * @param database the database's name, not URL-encoded
 * @param parameters connection parameters in the driver's spelling ({@code sslmode}, {@code options} …), sorted; never
 *     {@code user} or {@code password}
 */
public record DatabaseUrl(List<HostAndPort> hosts, String database, Map<String, String> parameters) {

    public DatabaseUrl {
        hosts = List.copyOf(hosts);
        Objects.requireNonNull(database, "database");
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        if (hosts.isEmpty() || database.isEmpty()) {
            throw new IllegalArgumentException("a database URL names a host and a database");
        }
        if (parameters.containsKey("user") || parameters.containsKey("password")) {
            throw new IllegalArgumentException("credentials are kept apart from the URL");
        }
    }

    public static DatabaseUrl of(HostAndPort host, String database) {
        return new DatabaseUrl(List.of(host), database, Map.of());
    }

    /** Host, port and database for messages, for example {@code db.example.com:5432/shop}. */
    public String display() {
        return hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(",")) + "/" + database;
    }

    /** Whether every host is this machine, as {@link HostAndPort#isThisMachine()} understands it. */
    public boolean isOnThisMachine() {
        return hosts.stream().allMatch(HostAndPort::isThisMachine);
    }

    /** The parameters for people to read: the password of a client key is masked. */
    public Map<String, String> shownParameters() {
        Map<String, String> shown = new TreeMap<>(parameters);
        shown.replaceAll((name, value) -> isSecret(name) ? "****" : value);
        return Collections.unmodifiableMap(shown);
    }

    /** The values among the parameters that no text may show. */
    public List<Secret> secrets() {
        return parameters.entrySet().stream()
                .filter(parameter -> isSecret(parameter.getKey()))
                .map(parameter -> new Secret(parameter.getValue()))
                .toList();
    }

    private static boolean isSecret(String parameter) {
        return parameter.toLowerCase(Locale.ROOT).contains("password");
    }

    /** The same server, another database. */
    public DatabaseUrl withDatabase(String other) {
        return new DatabaseUrl(hosts, other, parameters);
    }

    /** As {@link #display()}: a parameter may hold the password of a client key. */
    @Override
    public String toString() {
        return display();
    }
}
