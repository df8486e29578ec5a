package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which tables stay the children of others, and which of their columns are only images of the parents'. */
final class Inheritance {

    private final Catalog from;
    private final Catalog to;
    private final Fates fates;
    private final Map<QualifiedName, List<Table>> childrenBefore;

    Inheritance(Catalog from, Catalog to, Fates fates) {
        this.from = from;
        this.to = to;
        this.fates = fates;
        this.childrenBefore = Grouping.children(from);
    }

    /** The children and partitions that the table had. */
    List<Table> childrenBefore(QualifiedName table) {
        return childrenBefore.getOrDefault(table, List.of());
    }

    /** The tables that are children or partitions of this one in both catalogs, and theirs. */
    List<Table> heirs(QualifiedName table) {
        List<Table> heirs = new ArrayList<>();
        collect(table, heirs, new HashSet<>());
        return heirs;
    }

    private void collect(QualifiedName table, List<Table> heirs, Set<QualifiedName> seen) {
        for (Table child : childrenBefore(table)) {
            Optional<Table> after = to.table(child.name());
            boolean stays =
                    after.isPresent() && after.get().parents().contains(table) && fates.stays(child.reference());
            if (stays && seen.add(child.name())) {
                heirs.add(after.get());
                collect(child.name(), heirs, seen);
            }
        }
    }

    /** The columns of the heirs that have this name and come from this table. */
    List<ObjectReference> inherited(Column column) {
        return heirs(column.table()).stream()
                .map(heir -> ObjectReference.column(heir.name(), column.name()))
                .filter(this::isHandedDown)
                .toList();
    }

    /**
     * Whether the column is only an image of a parent's, in a table that is the parent's child before and after: then what
     * happens to the parent's column happens to it.
     */
    boolean isHandedDown(ObjectReference column) {
        return isHandedDown(column, to.find(column).or(() -> from.find(column)));
    }

    /** The same of a column that is made again, until then: a child that declares its own afterwards has its parent's before. */
    boolean wasHandedDown(ObjectReference column) {
        return isHandedDown(column, from.find(column).or(() -> to.find(column)));
    }

    private boolean isHandedDown(ObjectReference column, Optional<CatalogObject> declared) {
        QualifiedName name = column.qualifiedName();
        Optional<Table> before = from.table(name);
        Optional<Table> after = to.table(name);
        if (before.isEmpty() || after.isEmpty() || !fates.stays(ObjectReference.table(name))) {
            return false;
        }
        boolean local = declared.map(Column.class::cast).map(Column::local).orElse(true);
        return !local
                && before.get().parents().stream()
                        .filter(parent -> after.get().parents().contains(parent))
                        .map(parent ->
                                ObjectReference.column(parent, column.part().orElseThrow()))
                        .anyMatch(parent -> from.objects().containsKey(parent)
                                || to.objects().containsKey(parent));
    }

    /** The parents' columns of which this one is an image, as for {@link #isHandedDown}. */
    List<ObjectReference> originals(ObjectReference column) {
        return to.table(column.qualifiedName()).or(() -> from.table(column.qualifiedName())).stream()
                .flatMap(table -> table.parents().stream())
                .map(parent -> ObjectReference.column(parent, column.part().orElseThrow()))
                .toList();
    }
}
