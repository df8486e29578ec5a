package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.IdentityKind;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schema that a provider would create for entities, read as what it asks for. */
final class EntitySchema {

    private final Catalog catalog;
    private final Map<ObjectReference, Sequence> serials = new HashMap<>();

    EntitySchema(Catalog catalog) {
        this.catalog = catalog;
        for (Sequence sequence : catalog.all(Sequence.class)) {
            sequence.ownedBy().ifPresent(column -> serials.put(column, sequence));
        }
    }

    Catalog catalog() {
        return catalog;
    }

    /** The tables, their serial columns as identity columns: to an application the two are one. */
    List<Table> tables() {
        return catalog.tables().stream()
                .map(table ->
                        table.with(table.columns().stream().map(this::column).toList(), table.constraints()))
                .toList();
    }

    private Column column(Column column) {
        Sequence serial = serials.get(column.reference());
        return serial == null || !(column.value().orElse(null) instanceof ColumnValue.Default)
                ? column
                : column.withValue(Optional.of(
                        new ColumnValue.Identity(IdentityKind.BY_DEFAULT, serial.name(), serial.options())));
    }

    /** Whether the provider asks for a serial column, whose type says less of the field than of the habit of the provider. */
    boolean isSerial(Column column) {
        return serials.containsKey(column.reference());
    }

    /** Sequences that stand for themselves. */
    List<Sequence> sequences() {
        return catalog.all(Sequence.class).stream()
                .filter(sequence -> sequence.ownedBy().isEmpty())
                .toList();
    }

    List<Index> indexes(Table table) {
        return catalog.all(Index.class).stream()
                .filter(index -> index.on().equals(table.reference()))
                .toList();
    }

    /** The only texts that entities put into a column; empty if any may come. */
    static List<String> values(Table table, Identifier column) {
        return table.constraints().stream()
                .flatMap(check -> AllowedValues.of(check).stream())
                .filter(allowed -> allowed.column().equals(column))
                .map(AllowedValues::values)
                .findFirst()
                .orElse(List.of());
    }

    static Optional<Constraint> primaryKey(Table table) {
        return table.constraints().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .findFirst();
    }

    /** The columns of an index; none where a key is an expression, or the index is of some rows only. */
    static List<Identifier> plain(Index index) {
        List<Optional<Identifier>> keys = index.keys().columns();
        return keys.stream().allMatch(Optional::isPresent) && !index.keys().partial()
                ? keys.stream().flatMap(Optional::stream).toList()
                : List.of();
    }
}
