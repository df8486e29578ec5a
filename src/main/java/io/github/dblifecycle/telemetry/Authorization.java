package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How to prove who sends.
 *
 * @param user with it the token is a password; without it a bearer's
 */
public record Authorization(Optional<String> user, Optional<Secret> token) {

    /** Of a service that asks nobody. */
    public static final Authorization NONE = new Authorization(Optional.empty(), Optional.empty());

    public Authorization {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(token, "token");
        if (user.isPresent() && token.isEmpty()) {
            throw new IllegalArgumentException("a user without a token");
        }
    }

    /** RFC 7617 and RFC 6750. */
    Map<String, String> headers() {
        return token.map(secret -> Map.of(
                        "Authorization",
                        user.map(name -> "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((name + ":" + secret.reveal())
                                                        .getBytes(StandardCharsets.UTF_8)))
                                .orElseGet(() -> "Bearer " + secret.reveal())))
                .orElseGet(Map::of);
    }
}
