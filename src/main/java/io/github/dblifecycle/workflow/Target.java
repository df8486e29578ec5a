package io.github.dblifecycle.workflow;

import java.util.Objects;

/**
 * Which database a goal worked on, for people.
 *
 * @param environment its name
 * @param database host, port and name
 * @param serverVersion as the server says it, for example {@code 17.11}
 */
public record Target(String environment, String database, String serverVersion) {

    public Target {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(serverVersion, "serverVersion");
    }
}
