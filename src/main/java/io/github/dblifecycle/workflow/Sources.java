package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.EnvironmentName;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.LocalServer;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a project's sources are made of.
 *
 * @param migrations where the migrations are and how they are read
 * @param declared how the project says what its schema should be
 * @param environments where the database of an environment is; throws {@link
 *     io.github.dblifecycle.environment.ConfigurationException} for one that is not known
 * @param local serves the environment that has no URL
 * @param servers where schemas are made; stay open
 * @param major the major version of PostgreSQL where no live database says so
 * @param clock tells progress
 */
public record Sources(
        MigrationSettings migrations,
        Declaration declared,
        Function<EnvironmentName, Environment> environments,
        LocalServer local,
        ScratchServers servers,
        int major,
        Clock clock) {

    public Sources {
        Objects.requireNonNull(migrations, "migrations");
        Objects.requireNonNull(declared, "declared");
        Objects.requireNonNull(environments, "environments");
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(servers, "servers");
        Objects.requireNonNull(clock, "clock");
    }
}
