package io.github.dblifecycle.environment;

import java.util.Objects;
import java.util.Optional;

/**
 * One entry of {@code <environments>} in the POM, as it was written: nothing is checked yet, so that the resolver can
 * report every mistake of every entry at once.
 *
 * @param name as written; empty text where it is missing
 * @param url in any spelling {@link ConnectionUrl} takes; held as a secret because it may carry a password
 * @param user the role that connects
 * @param password possible, but better kept in settings.xml
 * @param server id of a {@code <server>} in settings.xml; without it the environment's name is looked up
 * @param protect overrides what the name alone would say
 */
public record EnvironmentDeclaration(
        String name,
        Optional<Secret> url,
        Optional<String> user,
        Optional<Secret> password,
        Optional<String> server,
        Optional<Boolean> protect) {

    public EnvironmentDeclaration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(protect, "protect");
    }

    /** An entry that says nothing but its name. */
    public static EnvironmentDeclaration named(String name) {
        return new EnvironmentDeclaration(
                name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public EnvironmentDeclaration withUrl(String text) {
        return new EnvironmentDeclaration(name, Optional.of(new Secret(text)), user, password, server, protect);
    }

    public EnvironmentDeclaration withUser(String role) {
        return new EnvironmentDeclaration(name, url, Optional.of(role), password, server, protect);
    }

    public EnvironmentDeclaration withPassword(Secret secret) {
        return new EnvironmentDeclaration(name, url, user, Optional.of(secret), server, protect);
    }

    public EnvironmentDeclaration withServer(String id) {
        return new EnvironmentDeclaration(name, url, user, password, Optional.of(id), protect);
    }

    public EnvironmentDeclaration withProtect(boolean value) {
        return new EnvironmentDeclaration(name, url, user, password, server, Optional.of(value));
    }

    /** The name alone, and only if it is one: what stands in the wrong element may be a URL with a password. */
    @Override
    public String toString() {
        return EnvironmentName.isValid(name) ? "environment " + name : "an environment without a valid name";
    }
}
