package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The schema of a database that others work with, read in one snapshot; Flyway's history table is left out.
 *
 * @param major of its server
 * @param roles of its server, without those that PostgreSQL brings along
 */
record LiveSchema(Catalog catalog, int major, List<Identifier> roles) {

    LiveSchema {
        roles = List.copyOf(roles);
    }

    static LiveSchema read(Connection connection, MigrationSettings migrations) throws SQLException {
        QualifiedName history = ScratchMigration.historyTable(migrations);
        ReadScope scope = ReadScope.everything().withoutTable(history);
        String current = connection.getSchema();
        if (current != null) {
            scope = scope.withoutTable(new QualifiedName(new Identifier(current), history.name()));
        }
        return new LiveSchema(
                new CatalogReader().read(connection, scope).catalog(),
                connection.getMetaData().getDatabaseMajorVersion(),
                ScratchSurroundings.roles(connection));
    }
}
