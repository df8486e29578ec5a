package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.Trigger;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.sql.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lists what the migrations make and no entity mentions: never a mismatch, and now and then what somebody has forgotten. */
public final class Extras {

    /** The property of an extra that is only said of an object. */
    public static final String COMMENT = "comment";

    private final EntitySchema entities;
    private final Map<String, Table> wanted = new HashMap<>();
    private final SortedSet<Extra> found = new TreeSet<>();

    private Extras(Catalog entities) {
        this.entities = new EntitySchema(entities);
        this.entities.tables().forEach(table -> wanted.put(table.name().readable(), table));
    }

    /**
     * Of tables and views that no entity knows, only they themselves; of partitions nothing, as they are their table.
     *
     * @param migrations what is there
     * @param entities what a JPA provider would create
     */
    public static SortedSet<Extra> of(Catalog migrations, Catalog entities) {
        Extras extras = new Extras(entities);
        migrations.tables().forEach(extras::table);
        migrations.all(View.class).stream()
                .filter(view -> !extras.wanted.containsKey(view.name().readable())
                        && entities.find(view.reference()).isEmpty())
                .forEach(extras::add);
        migrations.all(Index.class).forEach(extras::index);
        migrations.all(Trigger.class).stream()
                .filter(trigger -> extras.wanted.containsKey(trigger.relation().readable()))
                .forEach(extras::add);
        return extras.found;
    }

    private void add(CatalogObject object) {
        found.add(new Extra(object.reference(), Optional.empty()));
    }

    private void add(CatalogObject object, String property) {
        found.add(new Extra(object.reference(), Optional.of(property)));
    }

    private void table(Table table) {
        Table known = wanted.get(table.name().readable());
        if (known == null) {
            if (table.parents().isEmpty()) {
                add(table);
            }
            return;
        }
        comment(table, known);
        for (Column column : table.columns()) {
            known.column(column.name()).ifPresentOrElse(same -> column(column, same), () -> add(column));
        }
        for (Constraint constraint : table.constraints()) {
            if (!isMentioned(constraint, known)) {
                add(constraint);
            }
        }
    }

    private void comment(CatalogObject present, CatalogObject known) {
        if (present.comment().isPresent() && known.comment().isEmpty()) {
            add(present, COMMENT);
        }
    }

    private void column(Column present, Column known) {
        comment(present, known);
        boolean counts = known.value().orElse(null) instanceof ColumnValue.Identity;
        if (present.value().orElse(null) instanceof ColumnValue.Default
                && !counts
                && known.value().isEmpty()) {
            add(present, "default");
        }
    }

    private static boolean isMentioned(Constraint present, Table known) {
        return switch (present.kind()) {
            case PRIMARY_KEY -> true;
            case UNIQUE -> isUnique(present.columns(), known);
            case FOREIGN_KEY ->
                known.constraints().stream()
                        .anyMatch(one -> one.kind() == ConstraintKind.FOREIGN_KEY
                                && one.columns().equals(present.columns()));
            case CHECK ->
                AllowedValues.of(present)
                        .filter(allowed ->
                                !EntitySchema.values(known, allowed.column()).isEmpty())
                        .isPresent();
            case EXCLUSION -> false;
        };
    }

    /** Whether rows are to be unique by these columns, or by some more of them. */
    private static boolean isUnique(List<Identifier> columns, Table known) {
        return known.constraints().stream()
                .filter(one -> one.kind() == ConstraintKind.UNIQUE || one.kind() == ConstraintKind.PRIMARY_KEY)
                .anyMatch(one -> !columns.isEmpty() && new HashSet<>(one.columns()).containsAll(columns));
    }

    private void index(Index index) {
        Table known = wanted.get(index.on().qualifiedName().readable());
        if (known == null) {
            return;
        }
        List<Identifier> columns =
                index.keys().columns().stream().flatMap(Optional::stream).toList();
        Set<List<Identifier>> beginnings = new HashSet<>();
        for (int length = 1; length <= columns.size(); length++) {
            beginnings.add(columns.subList(0, length));
        }
        boolean asked = entities.indexes(known).stream()
                .map(one ->
                        one.keys().columns().stream().flatMap(Optional::stream).toList())
                .anyMatch(beginnings::contains);
        boolean ofForeignKey = known.constraints().stream()
                .anyMatch(one -> one.kind() == ConstraintKind.FOREIGN_KEY && beginnings.contains(one.columns()));
        if (!asked && !ofForeignKey && !(index.unique() && isUnique(columns, known))) {
            add(index);
        }
    }
}
