package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.HeldNotNull;
import io.github.dblifecycle.catalog.NotNullConstraint;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL 18 calls a NOT NULL that nobody gave a name: {@code table_column_not_null}, shortened where needed. */
final class NotNullName {

    private static final String LABEL = "_not_null";

    private NotNullName() {}

    static Identifier of(Column column) {
        String table = column.table().name().value();
        String name = column.name().value();
        int room = Identifier.MOST_BYTES - LABEL.length() - 1;
        int ofTable = bytes(table);
        int ofName = bytes(name);
        while (ofTable + ofName > room) {
            if (ofTable > ofName) {
                ofTable--;
            } else {
                ofName--;
            }
        }
        return new Identifier(Identifier.cut(table, ofTable) + "_" + Identifier.cut(name, ofName) + LABEL);
    }

    /** What the server calls it. */
    static Identifier held(Column column) {
        return column.heldNotNull()
                .map(HeldNotNull::name)
                .or(() -> column.notNullConstraint().flatMap(NotNullConstraint::name))
                .orElseGet(() -> of(column));
    }

    /** What it is to be called: as somebody chose, else as the server did in the schema that is meant. */
    static Identifier wanted(Column column) {
        return column.notNullConstraint().flatMap(NotNullConstraint::name).orElseGet(() -> held(column));
    }

    /** Whether somebody thought of it: the server's own names say nothing. */
    static boolean isChosen(Identifier name) {
        return NotNullConstraint.of(name, false, Optional.empty()).isPresent();
    }

    /** Whether one that stays is to be called otherwise. */
    static boolean changes(Column before, Column after) {
        Optional<Identifier> was = before.notNullConstraint().flatMap(NotNullConstraint::name);
        Optional<Identifier> is = after.notNullConstraint().flatMap(NotNullConstraint::name);
        return is.map(name -> !name.equals(held(before)))
                .orElseGet(() -> was.filter(NotNullName::isChosen).isPresent());
    }

    /** What has the name before that somebody chose for a column's. */
    static List<Unit> holders(Catalog from, Column column) {
        return column.notNullConstraint()
                .flatMap(NotNullConstraint::name)
                .map(name -> holders(from, column.table(), name))
                .orElse(List.of());
    }

    /** What has a name on a table before, and must have lost it when another constraint gets it. */
    static List<Unit> holders(Catalog from, QualifiedName table, Identifier name) {
        List<Unit> holders = new ArrayList<>();
        from.table(table).ifPresent(holder -> {
            holder.columns().stream()
                    .filter(column ->
                            column.notNull() != NotNull.NULLABLE && held(column).equals(name))
                    .forEach(column -> holders.add(new Unit(column.reference(), Aspect.NOT_NULL)));
            holder.constraints().stream()
                    .filter(constraint -> constraint.name().equals(name))
                    .forEach(constraint -> holders.add(Unit.of(constraint.reference())));
        });
        return holders;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
