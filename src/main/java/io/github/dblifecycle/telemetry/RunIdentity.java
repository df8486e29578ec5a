package io.github.dblifecycle.telemetry;

import java.util.Objects;
import java.util.Optional;

/**
 * What all events of a run have in common.
 *
 * @param runId unlike that of any other run
 * @param goal without the prefix, for example {@code migrate}
 * @param service the application whose schema it is
 * @param environment empty where the goal works on no database that somebody named
 * @param databaseHost without user and port; empty as above, or for the embedded local database
 * @param databaseName empty until the database is known
 * @param serverVersion PostgreSQL's, empty until a connection was made
 * @param pluginVersion this plugin's
 * @param flywayVersion Flyway's
 * @param build which commit is built, and where
 */
public record RunIdentity(
        String runId,
        String goal,
        String service,
        Optional<String> environment,
        Optional<String> databaseHost,
        Optional<String> databaseName,
        Optional<String> serverVersion,
        String pluginVersion,
        String flywayVersion,
        BuildFacts build) {

    public RunIdentity {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(databaseHost, "databaseHost");
        Objects.requireNonNull(databaseName, "databaseName");
        Objects.requireNonNull(serverVersion, "serverVersion");
        Objects.requireNonNull(pluginVersion, "pluginVersion");
        Objects.requireNonNull(flywayVersion, "flywayVersion");
        Objects.requireNonNull(build, "build");
    }

    /** The same, now that the database is known. */
    public RunIdentity connected(Optional<String> host, String name, String version) {
        return new RunIdentity(
                runId,
                goal,
                service,
                environment,
                host,
                Optional.of(name),
                Optional.of(version),
                pluginVersion,
                flywayVersion,
                build);
    }
}
