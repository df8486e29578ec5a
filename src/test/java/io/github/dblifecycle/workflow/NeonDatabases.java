package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.provider.NeonState;
import io.github.dblifecycle.provider.NeonStorage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Branches whose content is real: each is a database of one server, the main branch is that of the test. Of its own log a branch
 * has only those states off which a branch was made.
 */
final class NeonDatabases implements NeonStorage, AutoCloseable {

    private final Database live;
    private final Map<String, String> databases = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private boolean silent;

    NeonDatabases(Database live) {
        this.live = live;
        databases.put(NeonState.MAIN, live.url().database());
    }

    /** Which database holds a branch. */
    Database of(String branch) {
        return at(name(branch));
    }

    private Database at(String name) {
        return new Database(live.url().withDatabase(name), live.user(), live.password());
    }

    /** From now on a branch that was set back lets nobody in. */
    NeonDatabases silent() {
        silent = true;
        return this;
    }

    /** The only value that a query gives. */
    static String one(Database database, String query) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private String name(String branch) {
        return databases.getOrDefault(branch, "none");
    }

    private String nameFor(String branch) {
        return live.url().database().substring(10) + "_" + branch;
    }

    @Override
    public String branched(String parent, String branch) {
        if (!databases.containsKey(parent)) {
            return "0/1";
        }
        try (Connection connection = at("postgres").connect("neon stand-in");
                Statement statement = connection.createStatement()) {
            String lsn;
            try (ResultSet row = statement.executeQuery("SELECT pg_current_wal_lsn()")) {
                row.next();
                lsn = row.getString(1);
            }
            copy(statement, name(parent), nameFor(branch));
            databases.put(branch, nameFor(branch));
            states.put(parent + " at " + lsn, nameFor(branch));
            return lsn;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean restored(String branch, String source, Optional<String> lsn, String preserved) {
        String state =
                lsn.map(at -> states.get(source + " at " + at)).orElse(lsn.isEmpty() ? databases.get(source) : null);
        if (state == null) {
            return false;
        }
        try (Connection connection = at("postgres").connect("neon stand-in");
                Statement statement = connection.createStatement()) {
            disconnect(statement, name(branch));
            statement.execute("ALTER DATABASE \"" + name(branch) + "\" RENAME TO \"" + nameFor(preserved) + "\"");
            copy(statement, state, name(branch));
            databases.put(preserved, nameFor(preserved));
            states.keySet().removeIf(known -> known.startsWith(branch + " at "));
            if (silent) {
                statement.execute("ALTER DATABASE \"" + name(branch) + "\" ALLOW_CONNECTIONS false");
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Statement statement, String from, String to) throws SQLException {
        disconnect(statement, from);
        statement.execute("CREATE DATABASE \"" + to + "\" TEMPLATE \"" + from + "\"");
    }

    private static void disconnect(Statement statement, String database) throws SQLException {
        statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    @Override
    public void close() throws SQLException {
        databases.remove(NeonState.MAIN);
        try (Connection connection = at("postgres").connect("neon stand-in");
                Statement statement = connection.createStatement()) {
            for (String database : databases.values()) {
                statement.execute("DROP DATABASE IF EXISTS \"" + database + "\" WITH (FORCE)");
            }
        }
    }
}
