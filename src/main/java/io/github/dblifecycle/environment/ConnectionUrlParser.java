package io.github.dblifecycle.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes one URL apart.
 *
 * <p>User and password end at the last {@code @} before the first {@code /}, {@code ?} or {@code #}. An {@code @} after
 * that is only taken where it can mean nothing else, which is inside the value of a parameter with a known name; else
 * it is likely that a password holds one of these characters unencoded, and guessing would send a part of the password
 * to a name server.
 */
final class ConnectionUrlParser {

    private static final String JDBC = "jdbc:postgresql:";
    private static final List<String> LIBPQ = List.of("postgresql://", "postgres://");

    /** What people paste; the longer ones first. */
    private static final List<String> FOREIGN = List.of(
            "jdbc:postgres:",
            "jdbc:mysql:",
            "jdbc:mariadb:",
            "jdbc:oracle:",
            "jdbc:sqlserver:",
            "jdbc:h2:",
            "jdbc:hsqldb:",
            "jdbc:sqlite:",
            "jdbc:db2:",
            "jdbc:tc:",
            "jdbc:p6spy:",
            "jdbc:pgsql:",
            "jdbc:redshift:",
            "jdbc:cockroachdb:",
            "r2dbc:",
            "postgres+ssl:",
            "postgresql+ssl:",
            "postgresql+psycopg:",
            "postgresql+psycopg2:",
            "postgresql+asyncpg:",
            "postgresql+pg8000:",
            "prisma+postgres:",
            "postgis:",
            "psql:",
            "pgsql:",
            "mysql:",
            "mariadb:",
            "mongodb:",
            "mongodb+srv:",
            "redis:",
            "sqlite:",
            "sqlserver:",
            "oracle:",
            "cockroachdb:",
            "http:",
            "https:",
            "file:");

    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}._-])?");
    private static final Pattern ADDRESS_6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    static final String ENCODE =
            "percent-encode it: @ is %40, : is %3A, / is %2F, # is %23, ? is %3F, & is %26, % is %25";

    private final String text;

    ConnectionUrlParser(String text) {
        this.text = text.strip();
    }

    ConnectionUrl parse() {
        refuseWhatIsNoUrl();
        if (text.regionMatches(true, 0, JDBC, 0, JDBC.length())) {
            return jdbc(text.substring(JDBC.length()));
        }
        for (String scheme : LIBPQ) {
            if (text.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return withAuthority(text.substring(scheme.length()), new ConnectionParameters(false));
            }
        }
        throw foreign();
    }

    private void refuseWhatIsNoUrl() {
        if (text.isEmpty()) {
            throw new InvalidConnectionUrl(
                    "the URL is empty", "set it, for example to postgresql://user@host:5432/database");
        }
        if (text.startsWith("\"") || text.startsWith("'")) {
            throw new InvalidConnectionUrl("the URL stands in quotes, which became part of it", "remove the quotes");
        }
        if (text.contains("${") || text.startsWith("$") || text.contains("${{")) {
            throw new InvalidConnectionUrl(
                    "the URL holds a $ placeholder that nothing replaced", "set the property or variable it names");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidConnectionUrl("the URL holds a line break or control character", "write it on one line");
        }
    }

    private InvalidConnectionUrl foreign() {
        String lower = text.toLowerCase(Locale.ROOT);
        String fix = "write jdbc:postgresql://host:5432/database or postgresql://user@host:5432/database";
        return FOREIGN.stream()
                .filter(lower::startsWith)
                .findFirst()
                .map(scheme -> new InvalidConnectionUrl(
                        "a URL that begins with " + scheme + " is not one of PostgreSQL's", fix))
                .orElseGet(() -> new InvalidConnectionUrl(
                        "the URL does not begin with jdbc:postgresql:, postgresql:// or postgres://", fix));
    }

    private static ConnectionUrl jdbc(String rest) {
        ConnectionParameters parameters = new ConnectionParameters(true);
        if (rest.startsWith("//")) {
            return withAuthority(rest.substring(2), parameters);
        }
        if (rest.startsWith("/")) {
            throw new InvalidConnectionUrl(
                    "the URL has one / where the host begins",
                    "write jdbc:postgresql://host:5432/database, or jdbc:postgresql:database for localhost");
        }
        return finish("", rest, parameters);
    }

    private static ConnectionUrl withAuthority(String rest, ConnectionParameters parameters) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        String after = rest.substring(end);
        if (after.startsWith("#")) {
            throw hash(after);
        }
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            credentials(authority.substring(0, at), parameters);
        }
        String path = after.startsWith("/") ? after.substring(1) : after;
        return finish(authority.substring(at + 1), path, parameters);
    }

    private static void credentials(String userInfo, ConnectionParameters parameters) {
        int colon = userInfo.indexOf(':');
        parameters.user(Percent.decode(colon < 0 ? userInfo : userInfo.substring(0, colon)));
        if (colon >= 0) {
            parameters.password(Percent.decode(userInfo.substring(colon + 1)));
        }
    }

    private static ConnectionUrl finish(String authority, String pathAndQuery, ConnectionParameters parameters) {
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        if (path.indexOf('@') >= 0) {
            throw ambiguous();
        }
        if (path.indexOf('#') >= 0) {
            throw hash(path);
        }
        if (path.indexOf('/') >= 0) {
            throw new InvalidConnectionUrl(
                    "the URL has more than one / after the host",
                    "write only the database's name there; if its name holds a /, write %2F");
        }
        if (question >= 0) {
            parameters.read(pathAndQuery.substring(question + 1));
        }
        List<HostAndPort> hosts = hosts(parameters.hostsOr(authority));
        Optional<String> named = parameters.database(Percent.decode(path)).or(parameters::userName);
        String database = named.orElseThrow(() -> new InvalidConnectionUrl(
                "the URL names no database, and no user whose name it could be",
                "write the database's name after the host: postgresql://host:5432/database"));
        return new ConnectionUrl(
                new DatabaseUrl(hosts, database, parameters.forDriver()),
                parameters.userName(),
                parameters.secret(),
                parameters.notes());
    }

    private static List<HostAndPort> hosts(String authority) {
        if (authority.isEmpty()) {
            return List.of(new HostAndPort("localhost", HostAndPort.DEFAULT_PORT));
        }
        List<HostAndPort> hosts = new ArrayList<>();
        for (String one : authority.split(",", -1)) {
            hosts.add(host(one));
        }
        return hosts;
    }

    private static HostAndPort host(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            String address = close < 0 ? "" : Percent.decode(text.substring(1, close));
            String port = close < 0 ? "" : text.substring(close + 1);
            if (!ADDRESS_6.matcher(address).matches() || !(port.isEmpty() || port.startsWith(":"))) {
                throw new InvalidConnectionUrl(
                        "the URL has a [ that does not enclose an IPv6 address", "write [2001:db8::1]:5432");
            }
            return new HostAndPort(address, port(port));
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && text.indexOf(':', colon + 1) >= 0) {
            throw new InvalidConnectionUrl(
                    "the URL has more than one : after the host",
                    "put an IPv6 address in brackets, [::1]:5432; user and password end with an @ before the host");
        }
        String name = Percent.decode(colon < 0 ? text : text.substring(0, colon));
        if (name.startsWith("/")) {
            throw ConnectionParameters.socket();
        }
        if (name.isEmpty() && colon >= 0) {
            name = "localhost";
        }
        if (!HOST.matcher(name).matches()) {
            throw new InvalidConnectionUrl(
                    "the URL has a host that is empty or holds a character no host's name has",
                    "write host:5432; in a user or password before the host, " + ENCODE);
        }
        return new HostAndPort(name, port(colon < 0 ? "" : text.substring(colon)));
    }

    /** @param text empty, or a colon and what follows it */
    private static int port(String text) {
        if (text.length() <= 1) {
            return HostAndPort.DEFAULT_PORT;
        }
        int port = PORT.matcher(text.substring(1)).matches() ? Integer.parseInt(text.substring(1)) : 0;
        if (port < 1 || port > 65_535) {
            throw new InvalidConnectionUrl(
                    "the URL's port is not a number from 1 to 65535",
                    "write host:5432; user and password come before the host and end with an @");
        }
        return port;
    }

    private static InvalidConnectionUrl hash(String after) {
        return after.indexOf('@') >= 0
                ? ambiguous()
                : new InvalidConnectionUrl("the URL has a # before its parameters", "write # as %23");
    }

    static InvalidConnectionUrl ambiguous() {
        return new InvalidConnectionUrl(
                "the URL has an @ after the place where host and port end: the password, the database's name or a"
                        + " parameter holds a character that must be encoded",
                ENCODE);
    }
}
