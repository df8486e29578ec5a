package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnStorage;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.GeneratedKind;
import io.github.dblifecycle.catalog.ColumnValue.IdentityKind;
import io.github.dblifecycle.catalog.CompositeType.Attribute;
import io.github.dblifecycle.catalog.HeldNotNull;
import io.github.dblifecycle.catalog.NotNullConstraint;
import io.github.dblifecycle.catalog.View.ViewColumn;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of all relations, from one query, until their tables, views and types are read. */
final class Columns {

    private final Map<QualifiedName, List<Column>> ofTables = new HashMap<>();
    private final Map<QualifiedName, List<ViewColumn>> ofViews = new HashMap<>();
    private final Map<QualifiedName, List<Attribute>> ofCompositeTypes = new HashMap<>();

    private Columns() {}

    static Columns read(Snapshot snapshot, ReadObjects objects) {
        Columns columns = new Columns();
        snapshot.query("columns", row -> columns.add(row, objects));
        return columns;
    }

    List<Column> ofTable(QualifiedName name) {
        return ofTables.getOrDefault(name, List.of());
    }

    List<ViewColumn> ofView(QualifiedName name) {
        return ofViews.getOrDefault(name, List.of());
    }

    List<Attribute> ofCompositeType(QualifiedName name) {
        return ofCompositeTypes.getOrDefault(name, List.of());
    }

    private void add(Row row, ReadObjects objects) throws SQLException {
        QualifiedName relation = row.relation();
        switch (row.text("relation_kind")) {
            case "c" ->
                ofCompositeTypes
                        .computeIfAbsent(relation, none -> new ArrayList<>())
                        .add(new Attribute(
                                row.identifier("name"),
                                row.text("type"),
                                row.optionalText("collation"),
                                row.comment()));
            case "v", "m" ->
                ofViews.computeIfAbsent(relation, none -> new ArrayList<>())
                        .add(new ViewColumn(
                                row.identifier("name"),
                                row.text("type"),
                                row.optionalText("expression"),
                                row.text("relation_kind").equals("m") ? storage(row) : ColumnStorage.USUAL,
                                row.comment()));
            default -> {
                List<Column> before = ofTables.computeIfAbsent(relation, none -> new ArrayList<>());
                Column column = column(row, relation, before.size() + 1);
                before.add(column);
                objects.addVersion(column.reference(), row);
            }
        }
    }

    private static Column column(Row row, QualifiedName table, int position) throws SQLException {
        return new Column(
                table,
                row.identifier("name"),
                position,
                row.text("type"),
                row.optionalText("collation"),
                value(row),
                notNull(row),
                notNullConstraint(row),
                heldNotNull(row),
                row.flag("local"),
                storage(row),
                row.comment());
    }

    private static Optional<ColumnValue> value(Row row) throws SQLException {
        Optional<String> identity = row.letter("identity");
        if (identity.isPresent()) {
            return Optional.of(new ColumnValue.Identity(
                    identity.get().equals("a") ? IdentityKind.ALWAYS : IdentityKind.BY_DEFAULT,
                    QualifiedName.of(row.text("sequence_schema"), row.text("sequence_name")),
                    row.sequenceOptions()));
        }
        Optional<String> generated = row.letter("generated");
        if (generated.isPresent()) {
            return Optional.of(new ColumnValue.Generated(
                    generated.get().equals("s") ? GeneratedKind.STORED : GeneratedKind.VIRTUAL,
                    row.text("expression")));
        }
        return row.optionalText("expression").map(ColumnValue.Default::new);
    }

    private static NotNull notNull(Row row) throws SQLException {
        if (!row.flag("not_null")) {
            return NotNull.NULLABLE;
        }
        return row.flag("not_null_validated") ? NotNull.NOT_NULL : NotNull.NOT_VALIDATED;
    }

    private static Optional<NotNullConstraint> notNullConstraint(Row row) throws SQLException {
        return row.optionalText("not_null_name").isEmpty()
                ? Optional.empty()
                : NotNullConstraint.of(
                        row.identifier("not_null_name"),
                        row.flag("not_null_no_inherit"),
                        row.optionalText("not_null_comment"));
    }

    private static Optional<HeldNotNull> heldNotNull(Row row) throws SQLException {
        return row.optionalText("held_not_null").isEmpty()
                ? Optional.empty()
                : Optional.of(new HeldNotNull(row.identifier("held_not_null"), row.flag("held_not_null_local")));
    }

    private static ColumnStorage storage(Row row) throws SQLException {
        return new ColumnStorage(
                row.letter("storage").map(Columns::strategy),
                row.letter("compression").map(method -> method.equals("l") ? "lz4" : "pglz"),
                row.optionalNumber("statistics_target"),
                row.options("options"),
                row.options("foreign_options"));
    }

    private static String strategy(String letter) {
        return switch (letter) {
            case "p" -> "plain";
            case "e" -> "external";
            case "m" -> "main";
            case "x" -> "extended";
            default -> throw new IllegalStateException("no storage strategy is called " + letter);
        };
    }
}
