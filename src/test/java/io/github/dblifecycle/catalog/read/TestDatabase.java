package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;

/** A database of its own for one test, and the catalog read from it. */
public final class TestDatabase implements AutoCloseable {

    private final ScratchDatabase database;

    private TestDatabase(ScratchDatabase database) {
        this.database = database;
    }

    /** Creates an empty database and runs a script in it. */
    public static TestDatabase with(String script) {
        TestDatabase database = new TestDatabase(EmbeddedPostgres.createDatabase());
        try {
            return database.run(script);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    public Connection connect() throws SQLException {
        return database.connect();
    }

    public TestDatabase run(String script) {
        try {
            Queries.execute(database, script);
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot run " + script, e);
        }
    }

    public CatalogReading reading() {
        return reading(ReadScope.everything());
    }

    public CatalogReading reading(ReadScope scope) {
        try (Connection connection = connect()) {
            return new CatalogReader().read(connection, scope);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to " + database, e);
        }
    }

    /** A table of schema public. */
    public Table table(String name) {
        return reading().catalog().table(QualifiedName.of("public", name)).orElseThrow();
    }

    /** The server's major version. */
    public int major() {
        return EmbeddedPostgres.major();
    }

    @Override
    public void close() {
        database.close();
    }
}
