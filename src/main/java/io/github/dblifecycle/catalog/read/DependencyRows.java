package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import java.sql.SQLException;

/** What depends on what, among the objects that were read before. */
final class DependencyRows {

    private DependencyRows() {}

    static void read(Snapshot snapshot, ReadObjects objects) {
        snapshot.query("dependencies", row -> {
            if (row.flag("attachment")) {
                objects.attach(reference(row, "dependent_"), reference(row, "on_"));
            } else {
                objects.add(reference(row, "dependent_"), reference(row, "on_"), row.flag("of_expression"));
            }
        });
    }

    private static ObjectReference reference(Row row, String prefix) throws SQLException {
        return new ObjectReference(
                ObjectKind.valueOf(row.text(prefix + "kind")),
                row.optionalIdentifier(prefix + "schema"),
                new Identifier(row.text(prefix + "name")),
                row.optionalIdentifier(prefix + "part"),
                row.optionalText(prefix + "arguments"));
    }
}
