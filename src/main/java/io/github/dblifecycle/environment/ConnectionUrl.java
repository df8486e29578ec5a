package io.github.dblifecycle.environment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A URL as people write it, taken apart: where the database is, and who connects if the URL says so.
 *
 * <p>Understood are the driver's own URLs ({@code jdbc:postgresql:…}) and libpq's ({@code postgres://},
 * {@code postgresql://}; PostgreSQL, "32.1.1.2. Connection URIs"), the latter with libpq's parameter names, which are
 * translated to the driver's. User and password may stand before the host or among the parameters in either.
 *
 * @param url without user and password
 * @param user decoded
 * @param password decoded; never an empty text
 * @param notes parameters that were left out, one sentence each; no values
 */
public record ConnectionUrl(DatabaseUrl url, Optional<String> user, Optional<Secret> password, List<String> notes) {

    public ConnectionUrl {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        notes = List.copyOf(notes);
    }

    /**
     * Takes a URL apart. Percent-encoding is undone exactly once; {@code +} means a blank only in the parameters of a
     * {@code jdbc:} URL, as it does for the driver. Without a database the user's name is taken, as the driver and
     * libpq do.
     *
     * @throws InvalidConnectionUrl if the text is no such URL, or could be read in two ways
     */
    public static ConnectionUrl parse(String text) {
        return new ConnectionUrlParser(text).parse();
    }
}
