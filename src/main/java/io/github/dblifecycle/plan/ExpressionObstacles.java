package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.ColumnValue.GeneratedKind;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What must be away while a generated column gets another expression. A virtual column's is never changed in a table that
 * has a check, whatever the check looks at. A stored column of a partition alone is computed anew only where no index and
 * no foreign key of its parent holds what the partition has of it.
 */
final class ExpressionObstacles {

    private final Map<ObjectReference, SortedSet<ObjectReference>> obstacles = new TreeMap<>();

    private ExpressionObstacles() {}

    static ExpressionObstacles of(Catalog from, Catalog to) {
        ExpressionObstacles all = new ExpressionObstacles();
        for (Table table : from.tables()) {
            for (Column before : table.columns()) {
                to.column(table.name(), before.name())
                        .filter(after -> changesExpression(before, after))
                        .ifPresent(after -> all.obstacles.put(before.reference(), of(before, from, to)));
            }
        }
        return all;
    }

    private static SortedSet<ObjectReference> of(Column column, Catalog from, Catalog to) {
        SortedSet<ObjectReference> found = new TreeSet<>();
        if (kind(column) == GeneratedKind.VIRTUAL) {
            found.addAll(checks(column.table(), from));
            found.addAll(checks(column.table(), to));
        } else if (!changesInParent(column, from, to)) {
            found.addAll(heldByParents(column, from));
            found.addAll(heldByParents(column, to));
        }
        return found;
    }

    /** All that is in the way of some column, sorted. */
    SortedSet<ObjectReference> all() {
        SortedSet<ObjectReference> all = new TreeSet<>();
        obstacles.values().forEach(all::addAll);
        return all;
    }

    List<Unit> inTheWayOf(ObjectReference column) {
        return obstacles.getOrDefault(column, new TreeSet<>()).stream()
                .map(Unit::of)
                .toList();
    }

    /** The expressions that it would be in the way of. */
    List<Unit> waitedForBy(ObjectReference obstacle) {
        return obstacles.entrySet().stream()
                .filter(column -> column.getValue().contains(obstacle))
                .map(column -> Unit.expression(column.getKey()))
                .toList();
    }

    private static boolean changesExpression(Column before, Column after) {
        return kind(before) != null
                && kind(before) == kind(after)
                && !before.value().equals(after.value());
    }

    private static @Nullable GeneratedKind kind(Column column) {
        return column.value().orElse(null) instanceof Generated generated ? generated.kind() : null;
    }

    /** An expression is changed in a table and its children at once; a child has its own checks and those of its parents. */
    private static List<ObjectReference> checks(QualifiedName table, Catalog catalog) {
        Map<QualifiedName, List<Table>> children = Grouping.children(catalog);
        Set<QualifiedName> changed = closure(table, one -> children.getOrDefault(one, List.of()).stream()
                .map(Table::name)
                .toList());
        Set<QualifiedName> above = new LinkedHashSet<>();
        changed.forEach(one -> above.addAll(parents(one, catalog)));
        return above.stream()
                .flatMap(name -> catalog.table(name).stream())
                .flatMap(one -> one.constraints().stream())
                .filter(constraint -> constraint.kind() == ConstraintKind.CHECK)
                .filter(check -> !check.noInherit() || changed.contains(check.table()))
                .map(Constraint::reference)
                .toList();
    }

    private static boolean changesInParent(Column column, Catalog from, Catalog to) {
        return from.table(column.table()).stream()
                .flatMap(table -> table.parents().stream())
                .anyMatch(parent -> {
                    Optional<Column> before = from.column(parent, column.name());
                    Optional<Column> after = to.column(parent, column.name());
                    return before.isPresent() && after.isPresent() && changesExpression(before.get(), after.get());
                });
    }

    private static List<ObjectReference> heldByParents(Column column, Catalog catalog) {
        Identifier name = column.name();
        Set<QualifiedName> wholes = closure(column.table(), one -> catalog.table(one)
                .flatMap(Table::partitionOf)
                .map(partition -> List.of(partition.parent()))
                .orElse(List.of()));
        wholes.remove(column.table());
        Set<ObjectReference> columns = new TreeSet<>();
        wholes.forEach(whole -> columns.add(ObjectReference.column(whole, name)));
        return catalog.dependencies().stream()
                .filter(dependency -> columns.contains(dependency.on()))
                .flatMap(dependency -> catalog.find(dependency.dependent()).stream())
                .filter(ExpressionObstacles::isShared)
                .map(CatalogObject::reference)
                .toList();
    }

    /** Whether a partition has a share of it that cannot go alone. */
    private static boolean isShared(CatalogObject object) {
        return object instanceof Index
                || (object instanceof Constraint constraint && constraint.kind() != ConstraintKind.CHECK);
    }

    private static Set<QualifiedName> parents(QualifiedName table, Catalog catalog) {
        return closure(table, one -> catalog.table(one).map(Table::parents).orElse(List.of()));
    }

    /** The table itself, and all that is found from there. */
    private static Set<QualifiedName> closure(
            QualifiedName table, Function<QualifiedName, Collection<QualifiedName>> next) {
        Set<QualifiedName> found = new LinkedHashSet<>();
        Deque<QualifiedName> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            QualifiedName one = open.remove();
            if (found.add(one)) {
                open.addAll(next.apply(one));
            }
        }
        return found;
    }
}
