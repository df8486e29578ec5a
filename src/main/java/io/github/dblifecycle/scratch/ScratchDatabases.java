package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.Identifier;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scratch databases of this run on one server. */
final class ScratchDatabases {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchDatabases.class);
    private static final String APPLICATION = "db-maven-plugin";

    private final Database maintenance;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> open = new ConcurrentSkipListSet<>();

    /** @param maintenance connected to for creating and dropping; otherwise left alone */
    ScratchDatabases(Database maintenance, Clock clock) {
        this.maintenance = maintenance;
        this.clock = clock;
    }

    ScratchDatabase create(String purpose) {
        return create(purpose, "template0");
    }

    /** @param template nobody may be connected to it */
    ScratchDatabase copy(ScratchDatabase template, String purpose) {
        return create(purpose, new Identifier(template.database().url().database()).quoted());
    }

    private ScratchDatabase create(String purpose, String template) {
        String name =
                ScratchName.of(purpose, clock.instant(), random.nextLong()).value();
        try (Connection connection = maintenance.connect(APPLICATION);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + new Identifier(name).quoted() + " TEMPLATE " + template);
        } catch (SQLException e) {
            throw new ScratchException(
                    "no scratch database could be created on " + maintenance + ": " + e.getMessage()
                            + ". If this is your own server, its user needs CREATEDB.",
                    e);
        }
        open.add(name);
        Database database =
                new Database(maintenance.url().withDatabase(name), maintenance.user(), maintenance.password());
        return new ScratchDatabase(database, () -> drop(name));
    }

    private void drop(String name) {
        if (!open.remove(name)) {
            return;
        }
        try (Connection connection = maintenance.connect(APPLICATION)) {
            drop(name, connection);
        } catch (SQLException e) {
            throw new ScratchException(
                    "scratch database " + name + " on " + maintenance + " could not be dropped: " + e.getMessage()
                            + ". Drop it by hand, or leave it: a later run drops it when it is a day old.",
                    e);
        }
    }

    private static void drop(String name, Connection connection) throws SQLException {
        if (ScratchName.parse(name).isEmpty()) {
            throw new IllegalArgumentException("not a scratch database: " + name);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + new Identifier(name).quoted() + " WITH (FORCE)");
        }
    }

    /** Drops those of this run that are still there; the first failure is thrown when all have been tried. */
    void dropAll() {
        List<ScratchException> failures = new ArrayList<>();
        for (String name : List.copyOf(open)) {
            try {
                drop(name);
            } catch (ScratchException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            failures.subList(1, failures.size()).forEach(failures.get(0)::addSuppressed);
            throw failures.get(0);
        }
    }

    /** From now on there is nothing left to drop, because the server itself is gone. */
    void forgetAll() {
        open.clear();
    }

    /** Drops what runs of long ago left behind; one that cannot be dropped is left, and said so. */
    void dropAbandoned(Connection connection) throws SQLException {
        for (String name : scratchNames(connection)) {
            boolean abandoned = ScratchName.parse(name)
                    .filter(parsed -> parsed.isAbandoned(clock.instant()))
                    .isPresent();
            if (!abandoned) {
                continue;
            }
            try {
                drop(name, connection);
                LOG.info("Dropped {} on {}, left behind by an earlier run", name, maintenance);
            } catch (SQLException e) {
                LOG.warn(
                        "{} on {} was left behind by an earlier run and could not be dropped: {}",
                        name,
                        maintenance,
                        e.getMessage());
            }
        }
    }

    private static List<String> scratchNames(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT datname FROM pg_catalog.pg_database WHERE starts_with(datname, ?) ORDER BY datname")) {
            query.setString(1, ScratchName.PREFIX);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
