package io.github.dblifecycle.catalog.read;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the schema of a database, PostgreSQL 14 or later, in one snapshot and with a bounded number of queries, however many
 * objects there are: one for each kind that somebody made any of. Needs no privileges but to connect; writes nothing, and takes only the weakest locks.
 */
public final class CatalogReader {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReader.class);

    /**
     * Reads what lies in the scope.
     *
     * @param connection in auto-commit mode, so that the snapshot gets a transaction of its own; is left as it was
     * @throws CatalogReadException if the server refuses, or the schema was changed while it was read
     * @throws IllegalArgumentException if the connection is not in auto-commit mode
     */
    public CatalogReading read(Connection connection, ReadScope scope) {
        try {
            try (Transaction transaction = Transaction.begin(connection)) {
                return readSnapshot(transaction.connection(), scope);
            }
        } catch (SQLException e) {
            throw CatalogReadException.of("schema", e);
        }
    }

    /**
     * Reads what lies in the scope within the transaction that is open: for whoever needs the schema as of an instant that
     * other queries see too. Its settings are the reader's until it ends.
     *
     * @param connection not in auto-commit mode, in a transaction that sees one state of the database
     * @throws CatalogReadException if the server refuses, or the schema was changed while it was read
     */
    public CatalogReading readWithin(Connection connection, ReadScope scope) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException("there is no transaction to read in");
            }
            return readSnapshot(connection, scope);
        } catch (SQLException e) {
            throw CatalogReadException.of("schema", e);
        }
    }

    private static CatalogReading readSnapshot(Connection connection, ReadScope scope) throws SQLException {
        ReadObjects objects = new ReadObjects();
        Snapshot snapshot = Snapshot.of(connection, scope, objects);
        Columns columns = Columns.read(snapshot, objects);
        SchemaRows.read(snapshot, objects);
        TypeRows.read(snapshot, columns, objects);
        TableRows.read(snapshot, columns, objects);
        RelationRows.read(snapshot, columns, objects);
        DefinitionRows.read(snapshot, objects);
        TextSearchRows.read(snapshot, objects);
        ForeignDataRows.read(snapshot, objects);
        DatabaseRows.read(snapshot, objects);
        AccessRows.read(snapshot, objects);
        DependencyRows.read(snapshot, objects);
        CatalogReading reading = objects.reading();
        LOG.debug("Read {} objects", reading.catalog().objects().size());
        return reading;
    }
}
