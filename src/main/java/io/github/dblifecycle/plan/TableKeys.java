package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;

/** Keys and indexes that a table has or had, by itself or as a partition, and that another waits for. */
final class TableKeys {

    private final Planning planning;

    TableKeys(Planning planning) {
        this.planning = planning;
    }

    List<Unit> namesakes(Constraint constraint) {
        return NameSpaces.of(planning.from()).holders(constraint).stream()
                .map(Unit::of)
                .toList();
    }

    /** A table has one primary key at a time. */
    List<Unit> otherPrimaryKey(Constraint constraint) {
        return constraint.kind() != ConstraintKind.PRIMARY_KEY
                ? List.of()
                : planning.from().table(constraint.table()).stream()
                        .flatMap(table -> table.constraints().stream())
                        .filter(other -> other.kind() == ConstraintKind.PRIMARY_KEY)
                        .map(other -> Unit.of(other.reference()))
                        .toList();
    }

    /**
     * A partition's share of an index or a key has a name that the server chose, and may be its primary key; it goes with
     * what it is a share of.
     */
    List<Unit> ofWholes(QualifiedName partition) {
        return planning.from()
                .table(partition)
                .map(table -> ofWholes(planning.from(), planning.wholesBefore(table)))
                .orElse(List.of());
    }

    /** The keys and indexes that partitions of these tables have shares of. */
    static List<Unit> ofWholes(Catalog catalog, List<QualifiedName> tables) {
        List<ObjectReference> wholes =
                tables.stream().map(ObjectReference::table).toList();
        return wholes.isEmpty()
                ? List.of()
                : catalog.objects().values().stream()
                        .filter(object ->
                                object.partOf().filter(wholes::contains).isPresent())
                        .filter(TableKeys::isShared)
                        .map(object -> Unit.of(object.reference()))
                        .toList();
    }

    /** Whether partitions have shares of it that take names as indexes do. */
    private static boolean isShared(CatalogObject object) {
        return object instanceof Index
                || (object instanceof Constraint constraint
                        && constraint.kind() != ConstraintKind.CHECK
                        && constraint.kind() != ConstraintKind.FOREIGN_KEY);
    }
}
