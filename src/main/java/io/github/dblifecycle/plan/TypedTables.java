package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.CompositeType.Attribute;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tables made of a type, whose columns change with its attributes. The type's own statement has no USING (PostgreSQL, "ALTER
 * TYPE"): where values do not become others by themselves, a table leaves its type for the moment.
 */
final class TypedTables {

    private final Planning planning;
    private final CompositeType type;

    TypedTables(Planning planning, CompositeType type) {
        this.planning = planning;
        this.type = type;
    }

    /** @param sql what changes the attribute and, by CASCADE, the tables that are of the type */
    List<PlannedStatement> retype(Attribute was, Attribute is, String sql) {
        TypeChange change = TypeChange.of(planning, was.type(), is.type());
        List<Table> tables = tables();
        List<PlannedStatement> statements = new ArrayList<>();
        List<Hazard> hazards = new ArrayList<>();
        List<PlannedStatement> back = new ArrayList<>();
        for (Table table : tables) {
            Hazard[] found = hazards(table, is, change);
            if (change.using().isEmpty()) {
                hazards.addAll(Arrays.asList(found));
                continue;
            }
            ObjectReference reference = table.reference();
            String alter = "ALTER TABLE " + table.name().readable() + " ";
            String column = is.name().readable();
            statements.add(Statements.quick(reference, alter + "NOT OF"));
            statements.add(Statements.slow(
                    reference,
                    alter + "ALTER COLUMN " + column + " TYPE " + is.type() + SqlText.collate(is.collation())
                            + " USING " + change.using(is.name()).orElseThrow(),
                    found));
            back.add(Statements.quick(reference, alter + "OF " + type.name().readable()));
        }
        Hazard[] own = hazards.toArray(Hazard[]::new);
        statements.add(
                own.length == 0
                        ? Statements.quick(type.reference(), sql)
                        : Statements.slow(type.reference(), sql, own));
        statements.addAll(back);
        return statements;
    }

    private Hazard[] hazards(Table table, Attribute attribute, TypeChange change) {
        Column before = column(planning.from().column(table.name(), attribute.name()), table);
        Column after = column(planning.to().column(table.name(), attribute.name()), table);
        return TypeHazards.of(before, after, change, false);
    }

    private static Column column(Optional<Column> found, Table table) {
        return found.orElseThrow(() -> new IllegalStateException("not a column of its type: " + table.name()));
    }

    /** Those that stay tables of the type. */
    List<Table> tables() {
        String name = type.name().readable();
        return planning.from().tables().stream()
                .filter(table -> table.ofType().filter(name::equals).isPresent())
                .filter(table -> planning.fates().stays(table.reference()))
                .filter(table -> planning.to()
                        .table(table.name())
                        .flatMap(Table::ofType)
                        .filter(name::equals)
                        .isPresent())
                .toList();
    }
}
