package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.NotNullLineage.Pair;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NOT NULL constraints that stay and get another name, or begin or cease to hold for children: that reads no row, and a
 * primary key or an identity needs them all the while (PostgreSQL 18, "ALTER TABLE", RENAME CONSTRAINT and ALTER CONSTRAINT).
 *
 * <p>All of one table change together, since one may want the name of another.
 */
final class KeptNotNulls {

    /** Since then a NOT NULL is a constraint with a name, and may be NOT VALID (PostgreSQL 18, "Release Notes"). */
    static final int NAMED = 18;

    private final Planning planning;
    private final NotNullLineage lineage;

    KeptNotNulls(Planning planning) {
        this.planning = planning;
        this.lineage = new NotNullLineage(planning);
    }

    List<Action> all() {
        return planning.major() < NAMED
                ? List.of()
                : planning.to().tables().stream()
                        .filter(table -> planning.fates().stays(table.reference()))
                        .flatMap(table -> of(table).stream())
                        .toList();
    }

    /** Whether the constraint is still the same one afterwards. */
    boolean keeps(Column before, Column after) {
        boolean proof = before.notNull() == after.notNull()
                || (before.notNull() == NotNull.NOT_VALIDATED && after.notNull() == NotNull.NOT_NULL);
        return planning.major() >= NAMED
                && before.notNull() != NotNull.NULLABLE
                && proof
                && !lineage.isGiven(after)
                && !isReplacedByParents(after)
                && (!NotNullName.changes(before, after) || lineage.hasOneName(before))
                && (!beginsToHand(before, after) || after.notNull() == NotNull.NOT_NULL || !hasChildren(after));
    }

    /** What a child has from its parent alone has the parent's name; one that was its own would keep its name. */
    private boolean isReplacedByParents(Column after) {
        return lineage.comesNow(after)
                && after.notNullConstraint().isEmpty()
                && NotNullName.isChosen(NotNullName.wanted(after));
    }

    private List<Action> of(Table table) {
        Map<Column, Column> kept = new LinkedHashMap<>();
        for (Column after : table.columns()) {
            planning.from()
                    .column(table.name(), after.name())
                    .filter(before -> planning.fate(after.reference()).stays())
                    .filter(before -> new Pair(before, after).changes() && keeps(before, after))
                    .ifPresent(before -> kept.put(before, after));
        }
        List<PlannedStatement> statements = new ArrayList<>(renames(table, kept));
        kept.forEach((before, after) -> inheritance(before, after).ifPresent(statements::add));
        List<Unit> units = kept.values().stream()
                .map(after -> new Unit(after.reference(), Aspect.NOT_NULL))
                .toList();
        return statements.isEmpty()
                ? List.of()
                : List.of(Action.of(Phase.COLUMNS, table.reference(), statements)
                        .ending(units)
                        .beginning(units)
                        .following(kept.values().stream()
                                .flatMap(after -> lineage.givenUp(after).stream())
                                .toList())
                        .following(kept.values().stream()
                                .flatMap(after ->
                                        NotNullName.holders(planning.from(), table.name(), NotNullName.wanted(after))
                                                .stream())
                                .toList()));
    }

    /** One whose name is free goes first; where all wait for each other, one steps aside. */
    private List<PlannedStatement> renames(Table table, Map<Column, Column> kept) {
        Map<Column, Identifier> open = new LinkedHashMap<>();
        kept.forEach((before, after) -> {
            if (NotNullName.changes(before, after) && !NotNullName.held(before).equals(NotNullName.wanted(after))) {
                open.put(after, NotNullName.held(before));
            }
        });
        List<PlannedStatement> statements = new ArrayList<>();
        while (!open.isEmpty()) {
            Optional<Map.Entry<Column, Identifier>> free = open.entrySet().stream()
                    .filter(entry -> !open.containsValue(NotNullName.wanted(entry.getKey())))
                    .findFirst();
            Map.Entry<Column, Identifier> next =
                    free.orElseGet(() -> open.entrySet().iterator().next());
            Column column = next.getKey();
            Identifier name = free.isPresent()
                    ? NotNullName.wanted(column)
                    : planning.spareNames()
                            .constraint(table.name(), NotNullName.of(column).value(), "");
            statements.add(rename(column, next.getValue(), name));
            if (free.isPresent()) {
                open.remove(column);
            } else {
                open.put(column, name);
            }
        }
        return statements;
    }

    static PlannedStatement rename(Column column, Identifier before, Identifier after) {
        return Statements.quick(
                column.reference(),
                "ALTER TABLE " + column.table().readable() + " RENAME CONSTRAINT " + before.readable() + " TO "
                        + after.readable());
    }

    private Optional<PlannedStatement> inheritance(Column before, Column after) {
        if (NotNullLineage.hands(before) == NotNullLineage.hands(after)) {
            return Optional.empty();
        }
        Identifier name = NotNullName.changes(before, after) ? NotNullName.wanted(after) : NotNullName.held(before);
        return Optional.of(
                beginsToHand(before, after)
                        ? Statements.slow(after.reference(), inherited(after, name), scans(after))
                        : Statements.quick(after.reference(), notInherited(after, name)));
    }

    private static boolean beginsToHand(Column before, Column after) {
        return !NotNullLineage.hands(before) && NotNullLineage.hands(after);
    }

    private boolean hasChildren(Column column) {
        return !lineage.children(column).isEmpty();
    }

    /** Children that may have nulls are read. */
    private Hazard[] scans(Column column) {
        return lineage.children(column).stream()
                .filter(child -> child.before().notNull() == NotNull.NULLABLE)
                .flatMap(child -> NotNullHazards.ofScanning(child.after()).stream())
                .toArray(Hazard[]::new);
    }

    static String inherited(Column column, Identifier name) {
        return "ALTER TABLE " + column.table().readable() + " ALTER CONSTRAINT " + name.readable() + " INHERIT";
    }

    static String notInherited(Column column, Identifier name) {
        return "ALTER TABLE " + column.table().readable() + " ALTER CONSTRAINT " + name.readable() + " NO INHERIT";
    }
}
