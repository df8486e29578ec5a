package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Extension;
import io.github.dblifecycle.catalog.read.CatalogReadException;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.migrate.LiveHistory;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import io.github.dblifecycle.sql.SqlError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everything that is to be known of a live database to judge it, read without writing and with no more rights than to
 * connect; only its history takes a SELECT.
 *
 * @param major of its server
 * @param invalidIndexes sorted by name
 * @param notValidated constraints, sorted by name
 * @param roles of its server, without the server's own
 */
record LiveState(
        Catalog catalog,
        LiveHistory history,
        int major,
        List<InvalidIndex> invalidIndexes,
        List<NotValidated> notValidated,
        List<Identifier> roles) {

    LiveState {
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(history, "history");
        invalidIndexes = List.copyOf(invalidIndexes);
        notValidated = List.copyOf(notValidated);
        roles = List.copyOf(roles);
    }

    /**
     * An index that no query uses.
     *
     * @param table for messages
     * @param ofPartitions it waits for the indexes of its partitions
     */
    record InvalidIndex(QualifiedName name, String definition, boolean unique, String table, boolean ofPartitions) {}

    /**
     * A constraint that old rows may break.
     *
     * @param on the table, or the domain
     */
    record NotValidated(QualifiedName on, Identifier name, boolean ofDomain, String definition) {}

    /**
     * Reads it.
     *
     * @throws LiveDatabaseException where the connection breaks, or migrations run meanwhile
     */
    static LiveState read(TargetDatabase target, MigrationSettings settings) throws SQLException {
        try (Connection connection = target.database().connect("db-maven-plugin")) {
            try {
                return read(connection, target, settings);
            } catch (CatalogReadException e) {
                throw new LiveDatabaseException(place(target) + ": " + e.getMessage(), e);
            } catch (SQLException e) {
                SqlError error = SqlError.of(e);
                throw new LiveDatabaseException(
                        place(target) + " cannot be read: " + error.message() + " (SQLSTATE " + error.sqlState() + "); "
                                + (error.connectionFailed()
                                        ? "the connection was lost, nothing was compared; run it again"
                                        : "nothing was compared"),
                        e);
            }
        }
    }

    private static LiveState read(Connection connection, TargetDatabase target, MigrationSettings settings)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only TO on");
            statement.execute("SET TimeZone TO 'UTC'");
            LiveHistory history = LiveHistory.read(connection, settings);
            ReadScope scope = ReadScope.everything().withoutTable(history.table());
            Catalog catalog = new CatalogReader().read(connection, scope).catalog();
            LiveState state = new LiveState(
                    catalog,
                    history,
                    connection.getMetaData().getDatabaseMajorVersion(),
                    invalidIndexes(statement),
                    notValidated(statement),
                    ScratchSurroundings.roles(connection));
            if (!LiveHistory.read(connection, settings).equals(history)) {
                throw new LiveDatabaseException(place(target)
                        + " was migrated while it was looked at, nothing was compared; run it again afterwards");
            }
            return state;
        }
    }

    /** The names of the extensions that are there. */
    List<String> extensions() {
        return catalog.all(Extension.class).stream()
                .map(extension -> extension.name().value())
                .toList();
    }

    private static String place(TargetDatabase target) {
        return target.target().environment() + " (" + target.target().database() + ")";
    }

    static List<InvalidIndex> invalidIndexes(Statement statement) throws SQLException {
        List<InvalidIndex> indexes = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query("invalid_indexes.sql"))) {
            while (row.next()) {
                indexes.add(new InvalidIndex(
                        QualifiedName.of(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getBoolean(6)));
            }
        }
        return indexes;
    }

    static List<NotValidated> notValidated(Statement statement) throws SQLException {
        List<NotValidated> constraints = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query("not_validated.sql"))) {
            while (row.next()) {
                constraints.add(new NotValidated(
                        QualifiedName.of(row.getString(1), row.getString(2)),
                        new Identifier(row.getString(3)),
                        row.getBoolean(4),
                        row.getString(5)));
            }
        }
        return constraints;
    }

    static String query(String name) {
        try (InputStream resource = LiveState.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own resource " + name + " cannot be read", e);
        }
    }
}
