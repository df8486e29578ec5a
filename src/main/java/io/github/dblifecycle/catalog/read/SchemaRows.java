package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Extension;
import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.catalog.Schema;
import java.sql.SQLException;

/** Schemas, extensions, and what is only named. */
final class SchemaRows {

    private SchemaRows() {}

    static void read(Snapshot snapshot, ReadObjects objects) {
        snapshot.query(
                "extensions",
                row -> objects.add(
                        new Extension(
                                row.identifier("name"), row.text("version"), row.identifier("schema"), row.comment()),
                        row));
        snapshot.query("not_compared", row -> objects.add(new NotCompared(row.text("kind"), row.text("name"))));
    }

    static void schema(Row row, ReadObjects objects) throws SQLException {
        objects.add(new Schema(row.identifier("name"), row.comment()), row);
    }
}
