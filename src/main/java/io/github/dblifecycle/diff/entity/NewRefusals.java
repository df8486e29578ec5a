package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.diff.entity.EntityBreak.Kind;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Constraints that a schema has and the entities' own has not, on columns that they write. Whether they write what is
 * refused only the application knows; where entities promise what is demanded, nothing is told.
 */
final class NewRefusals {

    private static final String NOT_VALID = " NOT VALID";

    private final EntitySchema entities;
    private final Catalog own;
    private final Catalog other;
    private final EntityPolicy policy;
    private final ColumnHabits habits;
    private final List<EntityBreak> breaks = new ArrayList<>();

    NewRefusals(Catalog entities, Catalog own, Catalog other, EntityPolicy policy, ColumnHabits habits) {
        this.entities = new EntitySchema(entities);
        this.own = own;
        this.other = other;
        this.policy = policy;
        this.habits = habits;
    }

    List<EntityBreak> breaks() {
        for (Table wanted : entities.tables()) {
            Optional<Table> before = table(own, wanted);
            Optional<Table> now = table(other, wanted);
            if (before.isPresent() && now.isPresent()) {
                notNull(wanted, before.get(), now.get());
                constraints(wanted, before.get(), now.get());
                uniqueIndexes(wanted, before.get(), now.get());
            }
        }
        return breaks;
    }

    private static Optional<Table> table(Catalog catalog, Table wanted) {
        return catalog.find(wanted.reference()).filter(Table.class::isInstance).map(Table.class::cast);
    }

    /** Told elsewhere, unless somebody said that entities which may hold null never do. */
    private void notNull(Table wanted, Table before, Table now) {
        if (!policy.accepts(Tolerance.STRICTER_NOT_NULL)) {
            return;
        }
        for (Column column : wanted.columns()) {
            boolean wasNullable = before.column(column.name())
                    .filter(EntityBreaks::isNullable)
                    .isPresent();
            boolean refuses = now.column(column.name())
                    .filter(present -> !EntityBreaks.isNullable(present))
                    .isPresent();
            boolean writesNull = EntityBreaks.isNullable(column)
                    && habits.of(wanted.name(), column.name()).mayBeNull();
            if (writesNull && wasNullable && refuses) {
                add(column.reference(), "NOT NULL, and they may hold null");
            }
        }
    }

    private void constraints(Table wanted, Table before, Table now) {
        for (Constraint constraint : now.constraints()) {
            boolean concerns = constraint.kind() != ConstraintKind.PRIMARY_KEY && known(wanted, before, constraint);
            if (concerns && !was(before, constraint) && !promised(wanted, before, constraint)) {
                add(constraint.reference(), "definition: " + constraint.definition());
            }
        }
    }

    private boolean known(Table wanted, Table before, Constraint constraint) {
        return !constraint.columns().isEmpty() && written(wanted, before, constraint.columns());
    }

    private boolean written(Table wanted, Table before, List<Identifier> columns) {
        return columns.stream()
                        .allMatch(column -> wanted.column(column).isPresent()
                                && before.column(column).isPresent())
                && columns.stream()
                        .anyMatch(column -> habits.of(wanted.name(), column).written());
    }

    private static boolean was(Table before, Constraint constraint) {
        return before.constraints().stream()
                .anyMatch(one -> one.kind() == constraint.kind()
                        && demand(one).equals(demand(constraint))
                        && one.columns().equals(constraint.columns()));
    }

    private static String demand(Constraint constraint) {
        return constraint.definition().replace(NOT_VALID, "");
    }

    private boolean promised(Table wanted, Table before, Constraint constraint) {
        return switch (constraint.kind()) {
            case UNIQUE ->
                isUnique(wanted, entities.catalog(), constraint.columns())
                        || isUnique(before, own, constraint.columns());
            case FOREIGN_KEY ->
                Stream.concat(wanted.constraints().stream(), before.constraints().stream())
                        .anyMatch(one -> one.references().isPresent()
                                && one.columns().equals(constraint.columns())
                                && one.references()
                                        .orElseThrow()
                                        .table()
                                        .equals(constraint
                                                .references()
                                                .orElseThrow()
                                                .table()));
            case CHECK -> allows(wanted, before, constraint);
            case PRIMARY_KEY, EXCLUSION -> false;
        };
    }

    private static boolean allows(Table wanted, Table before, Constraint constraint) {
        return AllowedValues.of(constraint)
                .filter(allowed -> {
                    List<String> written = EntitySchema.values(wanted, allowed.column());
                    List<String> allowedBefore = EntitySchema.values(before, allowed.column());
                    return (!written.isEmpty() && allowed.values().containsAll(written))
                            || (!allowedBefore.isEmpty() && allowed.values().containsAll(allowedBefore));
                })
                .isPresent();
    }

    private void uniqueIndexes(Table wanted, Table before, Table now) {
        for (Index index : indexes(other, now)) {
            List<Identifier> columns =
                    index.keys().columns().stream().flatMap(Optional::stream).toList();
            boolean plain = columns.size() == index.keys().columns().size() && !columns.isEmpty();
            boolean known = written(wanted, before, columns);
            boolean was = own.find(index.reference()).filter(index::equals).isPresent();
            if (index.unique()
                    && plain
                    && known
                    && !was
                    && !isUnique(wanted, entities.catalog(), columns)
                    && !isUnique(before, own, columns)) {
                add(index.reference(), "definition: " + index.definition());
            }
        }
    }

    /** Whether no two rows have the same values in these columns. */
    private static boolean isUnique(Table table, Catalog catalog, Collection<Identifier> columns) {
        boolean constraint = table.constraints().stream()
                .anyMatch(one -> (one.kind() == ConstraintKind.UNIQUE || one.kind() == ConstraintKind.PRIMARY_KEY)
                        && columns.containsAll(one.columns()));
        return constraint
                || indexes(catalog, table).stream()
                        .anyMatch(index -> index.unique()
                                && !index.keys().partial()
                                && index.keys().columns().stream().allMatch(key -> key.filter(columns::contains)
                                        .isPresent()));
    }

    private static List<Index> indexes(Catalog catalog, Table table) {
        return catalog.all(Index.class).stream()
                .filter(index -> index.on().equals(table.reference()))
                .toList();
    }

    private void add(ObjectReference object, String detail) {
        breaks.add(new EntityBreak(Kind.NARROWER, object, false, Optional.empty(), List.of(detail)));
    }
}
