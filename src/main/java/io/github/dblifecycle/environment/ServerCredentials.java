package io.github.dblifecycle.environment;

import java.util.Objects;
import java.util.Optional;

/** What a {@code <server>} of settings.xml holds, already decrypted. */
public record ServerCredentials(Optional<String> user, Optional<Secret> password) {

    public ServerCredentials {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }
}
