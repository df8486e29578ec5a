package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The foreign keys of a catalog and the tables that each joins. What survives a crash may not point at what does not, at no
 * moment between two statements.
 */
final class ForeignKeys {

    private final Map<ObjectReference, Set<QualifiedName>> tables = new TreeMap<>();

    private ForeignKeys() {}

    /** @param needs what each object of the catalog stands on */
    static ForeignKeys of(Catalog catalog, Function<ObjectReference, Set<ObjectReference>> needs) {
        ForeignKeys keys = new ForeignKeys();
        for (Constraint constraint : catalog.all(Constraint.class)) {
            if (constraint.kind() == ConstraintKind.FOREIGN_KEY) {
                Set<QualifiedName> joined = new TreeSet<>(List.of(constraint.table()));
                needs.apply(constraint.reference()).stream()
                        .filter(needed -> needed.kind() == ObjectKind.COLUMN)
                        .forEach(column -> joined.add(column.qualifiedName()));
                keys.tables.put(constraint.reference(), joined);
            }
        }
        return keys;
    }

    /** That these tables survive a crash, or do not, which a foreign key needs before it comes; nothing of other objects. */
    List<Unit> persistence(ObjectReference constraint) {
        return tables(constraint).stream()
                .map(table -> new Unit(ObjectReference.table(table), Aspect.PERSISTENCE))
                .toList();
    }

    /** Whether it is one whose columns, those that point and those that are pointed at, are all of one table. */
    boolean pointsAtItsOwnTable(ObjectReference constraint) {
        return tables(constraint).size() == 1;
    }

    /** The tables that it joins; none where it is no foreign key. */
    Set<QualifiedName> tables(ObjectReference constraint) {
        return tables.getOrDefault(constraint, Set.of());
    }

    /** The foreign keys that go out from a table or point at it. */
    List<ObjectReference> joining(QualifiedName table) {
        return tables.entrySet().stream()
                .filter(key -> key.getValue().contains(table))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those between two tables that both come to survive a crash, or both cease to: only one can be first. */
    List<ObjectReference> inTheWay(Catalog from, Catalog to) {
        return tables.entrySet().stream()
                .filter(key -> key.getValue().size() > 1
                        && key.getValue().stream().allMatch(table -> changesPersistence(from, to, table)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean changesPersistence(Catalog from, Catalog to, QualifiedName table) {
        Optional<Table> before = from.table(table);
        Optional<Table> after = to.table(table);
        return before.isPresent()
                && after.isPresent()
                && before.get().persistence() != after.get().persistence();
    }
}
