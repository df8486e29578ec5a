package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a target's migrations run.
 *
 * @param table that holds its history, or will
 * @param history as it was when it was looked at; empty where there is none that can be read
 */
record TargetPlace(MigrationSettings settings, Database database, QualifiedName table, Optional<HistoryState> history) {

    private static final Logger LOG = LoggerFactory.getLogger(TargetPlace.class);

    static TargetPlace ofSchema(
            MigrationSettings settings, Database database, QualifiedName table, Optional<HistoryState> history) {
        return new TargetPlace(settings.inSchema(table.schema()), database, table, history);
    }

    /** Connects, because a database decides by itself where names without a schema go. */
    static TargetPlace ofDatabase(
            MigrationSettings settings, Database environment, Identifier name, ConnectionGuard opened)
            throws SQLException {
        Database database = other(environment, name);
        try (Connection connection = database.connect("db-maven-plugin")) {
            opened.opened(connection);
            QualifiedName table = LiveHistory.table(connection, settings);
            return new TargetPlace(settings, database, table, read(connection, settings));
        }
    }

    static Database other(Database environment, Identifier name) {
        return new Database(environment.url().withDatabase(name.value()), environment.user(), environment.password());
    }

    /** The history as it is now; empty where there is none that can be read. */
    Optional<HistoryState> readAgain(RunWatch watch) {
        try (Connection connection = database.connect("db-maven-plugin")) {
            watch.watch(connection);
            return read(connection, settings);
        } catch (SQLException e) {
            LOG.debug("the history {} cannot be read again", table, e);
            return Optional.empty();
        }
    }

    private static Optional<HistoryState> read(Connection connection, MigrationSettings settings) {
        try {
            return LiveHistory.read(connection, settings) instanceof LiveHistory.Found found
                    ? Optional.of(HistoryState.of(found.rows()))
                    : Optional.empty();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("a history cannot be read", e);
            return Optional.empty();
        }
    }
}
