package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.LocalServer;
import java.util.Objects;

/**
 * What every goal that works on a live database is asked.
 *
 * @param environment which database, and what may be done to it
 * @param local serves the environment that has no URL
 * @param migrations where the migrations are and how they are read
 */
public record EnvironmentRequest(Environment environment, LocalServer local, MigrationSettings migrations) {

    public EnvironmentRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(migrations, "migrations");
    }
}
