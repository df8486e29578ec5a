package io.github.dblifecycle.environment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.Driver;

/** A database one can connect to. The only place that puts a password into a connection. */
public record Database(DatabaseUrl url, Optional<String> user, Optional<Secret> password) {

    public Database {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /**
     * Opens a connection; the caller closes it.
     *
     * @param applicationName shown in {@code pg_stat_activity}, so that whoever looks at the server knows who this is
     * @throws SQLException the driver's own; its text never holds the password, which is passed apart from the URL
     */
    public Connection connect(String applicationName) throws SQLException {
        Properties properties = new Properties();
        url.parameters().forEach(properties::setProperty);
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
        properties.setProperty("ApplicationName", applicationName);
        properties.putIfAbsent("connectTimeout", "10");
        properties.putIfAbsent("loginTimeout", "15");
        Connection connection = new Driver().connect(jdbcUrl(), properties);
        return Objects.requireNonNull(connection, "the driver takes every URL of its own kind");
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
