package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.ForeignDataWrapper;
import io.github.dblifecycle.catalog.ForeignServer;
import io.github.dblifecycle.catalog.UserMapping;

/** Foreign-data wrappers, servers and user mappings; foreign tables come with the tables. */
final class ForeignDataRows {

    private ForeignDataRows() {}

    static void read(Snapshot snapshot, ReadObjects objects) {
        snapshot.query(
                "foreign_data_wrappers",
                row -> objects.add(
                        new ForeignDataWrapper(
                                row.identifier("name"),
                                row.optionalText("handler"),
                                row.optionalText("validator"),
                                row.options("options"),
                                row.comment()),
                        row));
        snapshot.query(
                "foreign_servers",
                row -> objects.add(
                        new ForeignServer(
                                row.identifier("name"),
                                row.identifier("wrapper"),
                                row.optionalText("type"),
                                row.optionalText("version"),
                                row.options("options"),
                                row.comment()),
                        row));
        snapshot.query(
                "user_mappings",
                row -> objects.add(
                        new UserMapping(row.identifier("name"), row.identifier("part"), row.options("options")), row));
    }
}
