package io.github.dblifecycle.catalog.read;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** A database of its own for one test, on the server that {@code -Ddb.test.url} names; without it the test is skipped. */
public final class TestDatabase implements AutoCloseable {

    private static final Optional<String> SERVER = Optional.ofNullable(System.getProperty("db.test.url"));

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** Creates an empty database and runs a script in it. */
    public static TestDatabase with(String script) {
        assumeTrue(SERVER.isPresent(), "needs -Ddb.test.url=jdbc:postgresql://host:port/");
        TestDatabase database = new TestDatabase(
                "catalog_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
        execute("postgres", "create database " + database.name);
        database.run(script);
        return database;
    }

    public Connection connect() throws SQLException {
        return connect(name);
    }

    public TestDatabase run(String script) {
        execute(name, script);
        return this;
    }

    public CatalogReading reading() {
        return reading(ReadScope.everything());
    }

    public CatalogReading reading(ReadScope scope) {
        try (Connection connection = connect()) {
            return new CatalogReader().read(connection, scope);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to " + name, e);
        }
    }

    /** The server's major version. */
    public int major() {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to " + name, e);
        }
    }

    @Override
    public void close() {
        execute("postgres", "drop database " + name + " with (force)");
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(SERVER.orElseThrow() + database, "postgres", "");
    }

    private static void execute(String database, String script) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot run in " + database + ": " + script, e);
        }
    }
}
