package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.EventTrigger;
import io.github.dblifecycle.catalog.ExtendedStatistics;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Publication;
import io.github.dblifecycle.catalog.Publication.PublishedTable;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What watches over tables or the whole database: extended statistics, event triggers, publications. */
final class DatabaseRows {

    private static final int FIRST_WITH_PARTS_OF_TABLES = 15;

    private DatabaseRows() {}

    static void read(Snapshot snapshot, ReadObjects objects) {
        snapshot.query("extended_statistics", row -> objects.add(statistics(row), row));
        snapshot.query(
                "event_triggers",
                row -> objects.add(
                        new EventTrigger(
                                row.identifier("name"), row.text("definition"), row.firing("enabled"), row.comment()),
                        row));
        snapshot.query(
                snapshot.major() < FIRST_WITH_PARTS_OF_TABLES ? "publications_14" : "publications",
                row -> objects.add(publication(row), row));
    }

    private static ExtendedStatistics statistics(Row row) throws SQLException {
        ObjectKind kind = row.text("relation_kind").equals("m") ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.TABLE;
        QualifiedName on = QualifiedName.of(row.text("on_schema"), row.text("relation"));
        return new ExtendedStatistics(
                row.qualifiedName(),
                ObjectReference.inSchema(kind, on),
                row.text("definition"),
                row.optionalNumber("target"),
                row.comment());
    }

    private static Publication publication(Row row) throws SQLException {
        List<QualifiedName> names = row.qualifiedNames("table_schemas", "table_names");
        List<@Nullable String> columns = row.texts("table_columns");
        List<@Nullable String> filters = row.texts("table_filters");
        List<PublishedTable> tables = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            tables.add(new PublishedTable(
                    names.get(i), Optional.ofNullable(columns.get(i)), Optional.ofNullable(filters.get(i))));
        }
        return new Publication(
                row.identifier("name"),
                row.flag("all_tables"),
                tables,
                row.present("schemas").stream().map(Identifier::new).toList(),
                row.options("options"),
                row.comment());
    }
}
