package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection to another database of the same server, from which databases are made, named and dropped. A number that it
 * holds as an advisory lock tells others that the run is alive: the lock is gone with the connection.
 */
final class Maintenance implements AutoCloseable {

    private static final List<String> PLACES = List.of("postgres", "template1");

    /** Ours, so that nobody else's locks are taken for one. */
    private static final int LOCKS = 0x64_62_72_73;

    private final Connection connection;
    private final Database database;

    private Maintenance(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    /**
     * Connects.
     *
     * @param target the database that is restored, which it must not be
     * @throws BackupException where no other database lets this role in
     */
    static Maintenance open(Database target) throws SQLException {
        @Nullable ConnectionFailure first = null;
        for (String place : PLACES) {
            if (place.equals(target.url().database())) {
                continue;
            }
            Database other = new Database(target.url().withDatabase(place), target.user(), target.password());
            try {
                Connection connection = other.connect(RestoreConnections.APPLICATION);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET default_transaction_read_only = off; SET statement_timeout = 0;"
                            + " SET synchronous_commit = on; SET standard_conforming_strings = on");
                }
                return new Maintenance(connection, other);
            } catch (ConnectionFailure e) {
                if (first == null) {
                    first = e;
                }
            }
        }
        throw BackupException.of(
                "DB836",
                "a database can only be replaced from another one of the same server, and neither postgres nor template1"
                        + " lets this role in: " + (first == null ? "" : first.getMessage()),
                "allow it to connect to postgres; or restore into an empty database in one transaction:"
                        + " -Ddb.restore.beside=false",
                first == null ? new SQLException("none tried") : first);
    }

    Connection connection() {
        return connection;
    }

    /** Another connection to the same place. */
    Connection another() throws SQLException {
        return database.connect(RestoreConnections.APPLICATION);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Says that this run works on a database. */
    boolean lock(Identifier name) throws SQLException {
        return isLocked(name) ? false : answer("SELECT pg_catalog.pg_try_advisory_lock(" + LOCKS + ", ?)", name);
    }

    /** Whether any run on this server does: pg_locks shows those of all databases. */
    boolean isLocked(Identifier name) throws SQLException {
        return answer(
                "SELECT count(*) > 0 FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objsubid = 2"
                        + " AND classid = " + LOCKS + "::oid AND objid = (?::bigint & 4294967295)::oid",
                name);
    }

    private boolean answer(String query, Identifier name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, name.value().hashCode());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The first column of every row. */
    List<String> strings(String query, String... values) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    strings.add(row.getString(1));
                }
            }
        }
        return strings;
    }

    /** Some of who is connected to a database, in words. */
    List<String> sessions(Identifier name) throws SQLException {
        return strings(
                "SELECT format('session %s of %s%s', pid, usename, coalesce(' (' || nullif(application_name, '') || ')', ''))"
                        + " FROM pg_catalog.pg_stat_activity WHERE datname = ? AND backend_type = 'client backend'"
                        + " ORDER BY pid LIMIT 5",
                name.value());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
