package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.scratch.LocalServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;

/** The database of an environment, known to answer. An embedded one that was started for it is stopped with it. */
final class TargetDatabase implements AutoCloseable {

    private final Database database;
    private final Target target;
    private final Runnable release;

    private TargetDatabase(Database database, Target target, Runnable release) {
        this.database = database;
        this.target = target;
        this.release = release;
    }

    /**
     * Connects once, so that a wrong address or password is told before anything else is tried.
     *
     * @param local serves the environment that has no URL
     * @throws ConnectionFailure where the server does not let us in, with the reason and what to do
     */
    static TargetDatabase open(Environment environment, LocalServer local) throws SQLException {
        if (environment instanceof Environment.Server server) {
            return checked(environment, server.database(), () -> {});
        }
        LocalServer.Running running = local.ensureRunning(OptionalInt.empty());
        Runnable release = running.started() ? local::stop : () -> {};
        try {
            return checked(environment, running.database(), release);
        } catch (SQLException | RuntimeException e) {
            release.run();
            throw e;
        }
    }

    private static TargetDatabase checked(Environment environment, Database database, Runnable release)
            throws SQLException {
        try (Connection connection = database.connect("db-maven-plugin");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            Target target = new Target(environment.name().value().toString(), database.toString(), row.getString(1));
            return new TargetDatabase(database, target, release);
        }
    }

    Database database() {
        return database;
    }

    Target target() {
        return target;
    }

    @Override
    public void close() {
        release.run();
    }
}
