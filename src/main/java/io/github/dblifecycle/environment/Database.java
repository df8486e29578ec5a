package io.github.dblifecycle.environment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** A database one can connect to. The only place that puts a password into a connection. */
public record Database(DatabaseUrl url, Optional<String> user, Optional<Secret> password) {

    public Database {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /**
     * Opens a connection; the caller closes it. Waits at most 10 seconds for the server to answer and 15 for the login,
     * unless the URL says otherwise. Without a password the driver looks into the password file.
     *
     * @param applicationName shown in {@code pg_stat_activity}, so that whoever looks at the server knows who this is; a
     *     name in the URL wins
     * @throws ConnectionFailure with what to do; its text and causes never hold the password
     */
    public Connection connect(String applicationName) throws ConnectionFailure {
        Properties properties = new Properties();
        url.parameters().forEach(properties::setProperty);
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
        properties.putIfAbsent("ApplicationName", applicationName);
        properties.putIfAbsent("connectTimeout", "10");
        properties.putIfAbsent("loginTimeout", "15");
        try {
            Connection connection = new Driver().connect(jdbcUrl(), properties);
            return Objects.requireNonNull(connection, "the driver takes every URL of its own kind");
        } catch (SQLException thrown) {
            throw ConnectionFailure.of(this, thrown);
        }
    }

    /** What no text about this database may show: the password, and that of a client key. */
    public List<Secret> secrets() {
        return Stream.concat(password.stream(), url.secrets().stream()).toList();
    }

    /** Masks this database's secrets. */
    public Redactor redactor() {
        return new Redactor(secrets());
    }

    /** For tools that want a JDBC URL: hosts and database only, no parameters, no credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://"
                + url.hosts().stream().map(HostAndPort::toString).collect(Collectors.joining(","))
                + "/"
                + URLEncoder.encode(url.database(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return url.display();
    }
}
