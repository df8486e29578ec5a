package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The open transaction in which a catalog is read, and which schemas and relations it is about. */
final class Snapshot {

    private final Connection connection;
    private final int major;
    private final List<String> schemas = new ArrayList<>();
    private final List<String> excludedRelations = new ArrayList<>();
    private final Set<String> pointless = new HashSet<>();

    private Snapshot(Connection connection, int major) {
        this.connection = connection;
        this.major = major;
    }

    /** Finds out what the scope means in this database; the schemas themselves are added to the objects on the way. */
    static Snapshot of(Connection connection, ReadScope scope, ReadObjects objects) throws SQLException {
        Snapshot snapshot = new Snapshot(connection, connection.getMetaData().getDatabaseMajorVersion());
        new CatalogQuery("settings").run(connection, List.of(), row -> {});
        new CatalogQuery("schemas")
                .run(connection, List.of(names(scope.schemas()), names(scope.excludedSchemas())), row -> {
                    snapshot.schemas.add(row.text("oid"));
                    SchemaRows.schema(row, objects);
                });
        List<String> tableSchemas = new ArrayList<>();
        List<String> tableNames = new ArrayList<>();
        scope.excludedTables().forEach(table -> {
            tableSchemas.add(table.schema().value());
            tableNames.add(table.name().value());
        });
        new CatalogQuery("excluded_relations")
                .run(
                        connection,
                        List.of(tableSchemas, tableNames),
                        row -> snapshot.excludedRelations.add(row.text("oid")));
        new CatalogQuery("pointless_queries")
                .run(connection, List.of(), row -> snapshot.pointless.add(row.text("query")));
        return snapshot;
    }

    /** The server's major version, for example 18. */
    int major() {
        return major;
    }

    /** Runs a query that is about what is looked at, unless it would find nothing. */
    void query(String name, CatalogQuery.RowConsumer consumer) {
        if (!pointless.contains(name)) {
            new CatalogQuery(name).run(connection, List.of(schemas, excludedRelations), consumer);
        }
    }

    private static List<String> names(Set<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::value).toList();
    }
}
