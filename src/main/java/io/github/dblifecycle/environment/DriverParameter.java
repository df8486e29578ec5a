package io.github.dblifecycle.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/**
 * libpq's connection parameters in the driver's words (PostgreSQL, "32.1.2. Parameter Key Words"; the driver's
 * {@link PGProperty}).
 *
 * <p>What only libpq knows is left out with a note where it tunes the connection, and refused where it would decide
 * which server is talked to or how it is trusted: a demand for security that is dropped in silence is worse than an
 * error. What neither knows goes through to the driver, which ignores it.
 */
final class DriverParameter {

    private static final List<String> ENCRYPTION =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final Map<String, String> SAME_VALUES = Map.ofEntries(
            Map.entry("application_name", "ApplicationName"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("require_auth", "requireAuth"),
            Map.entry("sslnegotiation", "sslNegotiation"));

    private static final Map<String, String> TARGET_SERVER = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private static final Map<String, String> SWITCH = Map.of("0", "false", "1", "true");
    private static final Map<String, String> BALANCE = Map.of("disable", "false", "random", "true");

    private static final Map<String, List<String>> ALLOWED = Map.of(
            "sslmode", ENCRYPTION,
            "channelBinding", List.of("disable", "prefer", "require"),
            "gssEncMode", List.of("disable", "allow", "prefer", "require"),
            "sslNegotiation", List.of("postgres", "direct"));

    private static final Set<String> SECONDS =
            Set.of("connectTimeout", "loginTimeout", "socketTimeout", "cancelSignalTimeout");

    private static final Set<String> LEFT_OUT = Set.of(
            "client_encoding",
            "fallback_application_name",
            "gssdelegation",
            "keepalives_count",
            "keepalives_idle",
            "keepalives_interval",
            "max_protocol_version",
            "min_protocol_version",
            "sslcertmode",
            "sslcompression",
            "sslkeylogfile",
            "sslsni",
            "tcp_user_timeout");

    private static final Set<String> REFUSED = Set.of(
            "hostaddr",
            "oauth_client_id",
            "oauth_client_secret",
            "oauth_issuer",
            "oauth_scope",
            "passfile",
            "requirepeer",
            "requiressl",
            "scram_client_key",
            "scram_server_key",
            "service",
            "servicefile",
            "ssl_max_protocol_version",
            "ssl_min_protocol_version",
            "sslcrl",
            "sslcrldir");

    private static final Set<String> OTHERS =
            Set.of("host", "port", "dbname", "keepalives", "target_session_attrs", "load_balance_hosts");

    private static final Set<String> DRIVER =
            Arrays.stream(PGProperty.values()).map(PGProperty::getName).collect(Collectors.toUnmodifiableSet());

    private DriverParameter() {}

    /** Whether the name can be told in a message: it is one of libpq's or the driver's, not a piece of a password. */
    static boolean isKnown(String name) {
        return DRIVER.contains(name)
                || SAME_VALUES.containsKey(name)
                || LEFT_OUT.contains(name)
                || REFUSED.contains(name)
                || OTHERS.contains(name);
    }

    static void translate(String name, String value, Map<String, String> forDriver, List<String> notes) {
        if (REFUSED.contains(name)) {
            throw new InvalidConnectionUrl(
                    "the URL's parameter " + name + " is known to libpq but not to the JDBC driver,"
                            + " and leaving it out would change which server is trusted",
                    "remove it; host, port and sslmode say which server it is and how it is verified,"
                            + " PGPASSFILE names a password file");
        }
        if (LEFT_OUT.contains(name)) {
            notes.add("the URL's parameter " + name + " is libpq's alone and was left out");
            return;
        }
        switch (name) {
            case "target_session_attrs" -> put("targetServerType", name, value, TARGET_SERVER, forDriver);
            case "keepalives" -> put("tcpKeepAlive", name, value, SWITCH, forDriver);
            case "load_balance_hosts" -> put("loadBalanceHosts", name, value, BALANCE, forDriver);
            default -> keep(SAME_VALUES.getOrDefault(name, name), name, value, forDriver);
        }
    }

    private static void put(
            String to, String name, String value, Map<String, String> values, Map<String, String> forDriver) {
        String translated = values.get(value);
        if (translated == null) {
            throw notOneOf(name, values.keySet().stream().sorted().toList());
        }
        forDriver.put(to, translated);
    }

    private static void keep(String to, String name, String value, Map<String, String> forDriver) {
        List<String> allowed = ALLOWED.getOrDefault(to, List.of());
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw notOneOf(name, allowed);
        }
        if (SECONDS.contains(to) && !value.matches("[0-9]{1,6}")) {
            throw new InvalidConnectionUrl(
                    "the URL's parameter " + name + " is not a whole number of seconds", "write, for example, 10");
        }
        forDriver.put(to, value);
    }

    private static InvalidConnectionUrl notOneOf(String name, List<String> allowed) {
        return new InvalidConnectionUrl(
                "the URL's parameter " + name + " has a value that PostgreSQL does not know",
                allowed.stream().collect(Collectors.joining(", ", "write one of ", "")));
    }
}
