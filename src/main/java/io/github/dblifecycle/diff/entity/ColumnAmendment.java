package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.IdentityKind;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.Trigger;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives a table the columns that entities need, and lets their rows in. */
final class ColumnAmendment {

    private static final String FILLED_BY_TRIGGER = " BEFORE INSERT ";

    private final Draft draft;
    private final Catalog migrations;
    private final EntitySchema entities;
    private final EntityPolicy policy;
    private final ColumnHabits habits;
    private final TypeRules types;
    private final Map<String, DomainType> domains = new HashMap<>();
    private final Set<ObjectReference> counted = new HashSet<>();

    ColumnAmendment(Draft draft, Catalog migrations, EntitySchema entities, EntityPolicy policy, ColumnHabits habits) {
        this.entities = entities;
        this.draft = draft;
        this.migrations = migrations;
        this.policy = policy;
        this.habits = habits;
        this.types = new TypeRules(migrations, entities.catalog(), policy);
        migrations.all(Sequence.class).forEach(sequence -> sequence.ownedBy().ifPresent(counted::add));
        migrations
                .all(DomainType.class)
                .forEach(domain -> domains.put(domain.name().readable(), domain));
    }

    /** A view gives rows to entities as a table does; nothing can be changed about it here. */
    void compare(Table wanted, View present) {
        for (Column column : wanted.columns()) {
            Optional<View.ViewColumn> same = present.columns().stream()
                    .filter(one -> one.name().equals(column.name()))
                    .findFirst();
            if (same.isEmpty()) {
                draft.unmet(
                        column.reference(),
                        present.reference().display() + " has no column "
                                + column.name().display());
            } else if (!types.satisfied(
                    column.type(),
                    EntitySchema.values(wanted, column.name()),
                    resolved(same.get().type()))) {
                draft.unmet(
                        column.reference(),
                        "column " + column.name().display() + " of "
                                + present.reference().display() + " is "
                                + same.get().type() + ", and entities take it for " + column.type());
            }
        }
    }

    void amend(Table wanted) {
        Table present = draft.table(wanted.name()).orElseThrow();
        List<Column> columns = new ArrayList<>();
        for (Column column : present.columns()) {
            columns.add(wanted.column(column.name())
                    .map(want -> amended(wanted, want, present, column))
                    .orElseGet(() -> fillable(present, column)));
        }
        for (Column column : wanted.columns()) {
            if (present.column(column.name()).isEmpty()) {
                columns.add(column.at(columns.size() + 1));
            }
        }
        if (!columns.equals(present.columns())) {
            draft.put(present.with(columns, present.constraints()));
            draft.children(present.name()).forEach(child -> handDown(present, columns, child));
        }
    }

    private void handDown(Table before, List<Column> parent, Table child) {
        List<Column> columns = new ArrayList<>();
        for (Column column : child.columns()) {
            columns.add(parent.stream()
                    .filter(one -> one.name().equals(column.name()))
                    .findFirst()
                    .map(one -> handedDown(before.column(one.name()).orElseThrow(), one, column))
                    .orElse(column));
        }
        for (Column column : parent) {
            if (child.column(column.name()).isEmpty()) {
                columns.add(column.withTable(child.name())
                        .withLocal(false)
                        .withoutComment()
                        .at(columns.size() + 1));
            }
        }
        draft.put(child.with(columns, child.constraints()));
        draft.children(child.name()).forEach(grandchild -> handDown(child, columns, grandchild));
    }

    private Column handedDown(Column before, Column after, Column child) {
        Column column = child;
        if (!before.type().equals(after.type())) {
            column = column.withType(after.type(), after.collation());
            draft.retyped(column.reference());
        }
        if (before.notNull() != after.notNull()) {
            column = column.withNotNull(after.notNull(), Optional.empty());
        }
        return column;
    }

    private Column amended(Table wantedTable, Column wanted, Table table, Column present) {
        Column column = present;
        List<String> said = EntitySchema.values(wantedTable, wanted.name());
        // Not every provider tells the values of an enum; a check of the database that does is no accident.
        List<String> values = said.isEmpty() ? EntitySchema.values(table, wanted.name()) : said;
        boolean longer = entities.isSerial(wanted) && resolved(present.type()).equals("bigint");
        if (!longer && !types.satisfied(wanted.type(), values, resolved(present.type()))) {
            column = column.withType(wanted.type(), wanted.collation());
            draft.retyped(column.reference());
        }
        return value(wantedTable, wanted, notNull(wanted, table, column));
    }

    private Column notNull(Column wanted, Table table, Column present) {
        boolean demanded = wanted.notNull() == NotNull.NOT_NULL;
        boolean refused = present.notNull() != NotNull.NULLABLE || domainRefusesNull(present.type());
        if (demanded && !refused && !policy.accepts(Tolerance.MISSING_NOT_NULL)) {
            return present.withNotNull(NotNull.NOT_NULL, Optional.empty());
        }
        if (present.notNull() == NotNull.NULLABLE || inPrimaryKey(table, present.name())) {
            return present;
        }
        Optional<ColumnHabit> known = habits.find(table.name(), wanted.name());
        ColumnHabit habit = known.orElse(ColumnHabit.USUAL);
        boolean counts = wanted.value().isPresent();
        if (!habit.inserted() && !counts && !isFilled(table, present)) {
            return unfilled(demanded, wanted, present);
        }
        // Who leaves null out of the DDL of a column that the database counts, leaves it to the database.
        boolean left = known.isEmpty() && counted.contains(present.reference());
        boolean fills = present.value()
                .filter(value -> !(value instanceof ColumnValue.Default))
                .isPresent();
        if (!demanded && !fills && !left && habit.mayBeNull() && !policy.accepts(Tolerance.STRICTER_NOT_NULL)) {
            return present.withNotNull(NotNull.NULLABLE, Optional.empty());
        }
        return present;
    }

    /** Entities know the column, and insert rows without a value for it. */
    private Column unfilled(boolean demanded, Column wanted, Column present) {
        if (demanded) {
            draft.unmet(
                    wanted.reference(),
                    present.reference().display()
                            + " is NOT NULL without a default, and entities insert rows that give it no value");
            return present;
        }
        draft.unfillable(present.reference());
        return present.withNotNull(NotNull.NULLABLE, Optional.empty());
    }

    private static boolean inPrimaryKey(Table table, Identifier column) {
        return EntitySchema.primaryKey(table)
                .filter(key -> key.columns().contains(column))
                .isPresent();
    }

    private Column value(Table wantedTable, Column wanted, Column present) {
        boolean counts = wanted.value().orElse(null) instanceof ColumnValue.Identity
                || wanted.value().orElse(null) instanceof ColumnValue.Generated;
        if (counts && present.value().isEmpty() && !domainHasDefault(present.type())) {
            return present.withValue(wanted.value());
        }
        boolean written = habits.find(wantedTable.name(), wanted.name())
                .filter(ColumnHabit::written)
                .isPresent();
        boolean given = wanted.value().isEmpty() && (written || inPrimaryKey(wantedTable, wanted.name()));
        if (given && present.value().orElse(null) instanceof ColumnValue.Generated) {
            return present.withValue(Optional.empty());
        }
        if (given
                && present.value().orElse(null) instanceof ColumnValue.Identity identity
                && identity.kind() == IdentityKind.ALWAYS) {
            return present.withValue(Optional.of(
                    new ColumnValue.Identity(IdentityKind.BY_DEFAULT, identity.sequence(), identity.options())));
        }
        return present;
    }

    /** Nobody puts anything into a column that entities do not know. */
    private Column fillable(Table table, Column unknown) {
        if (unknown.notNull() == NotNull.NULLABLE || !unknown.local() || isFilled(table, unknown)) {
            return unknown;
        }
        if (inPrimaryKey(table, unknown.name())) {
            draft.unmet(
                    table.reference(),
                    unknown.reference().display()
                            + " is part of the primary key and has no default, and entities, which"
                            + " do not know it, cannot be inserted");
            return unknown;
        }
        draft.unfillable(unknown.reference());
        return unknown.withNotNull(NotNull.NULLABLE, Optional.empty());
    }

    /** Whether a row that is inserted without the column has a value there. */
    private boolean isFilled(Table table, Column column) {
        return column.value().isPresent() || domainHasDefault(column.type()) || hasFillingTrigger(table);
    }

    private boolean hasFillingTrigger(Table table) {
        return migrations.all(Trigger.class).stream()
                .filter(trigger -> trigger.on().equals(table.reference()))
                .anyMatch(trigger -> trigger.definition().contains(FILLED_BY_TRIGGER));
    }

    private String resolved(String type) {
        Optional<DomainType> domain = domain(type);
        return domain.isPresent() ? resolved(domain.get().type()) : type;
    }

    private boolean domainRefusesNull(String type) {
        return domain(type)
                .filter(domain -> domain.notNull() || domainRefusesNull(domain.type()))
                .isPresent();
    }

    private boolean domainHasDefault(String type) {
        return domain(type)
                .filter(domain -> domain.defaultExpression().isPresent() || domainHasDefault(domain.type()))
                .isPresent();
    }

    private Optional<DomainType> domain(String type) {
        return Optional.ofNullable(domains.get(type));
    }
}
