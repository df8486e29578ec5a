package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.EnvironmentDeclaration;
import io.github.dblifecycle.environment.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One {@code <environment>} of {@code <environments>} in the POM. Maven fills the fields by their names; what it prints of
 * them under -X is {@link #toString()}.
 */
public final class EnvironmentParameter {

    private @Nullable String name;
    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String server;
    private @Nullable Boolean protect;

    EnvironmentDeclaration declaration() {
        return new EnvironmentDeclaration(
                name == null ? "" : name,
                Optional.ofNullable(url).map(Secret::new),
                Optional.ofNullable(user),
                Optional.ofNullable(password).map(Secret::new),
                Optional.ofNullable(server),
                Optional.ofNullable(protect));
    }

    @Override
    public String toString() {
        return "environment " + name;
    }
}
