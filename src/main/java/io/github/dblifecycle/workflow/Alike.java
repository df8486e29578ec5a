package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts objects of one catalog in the place of those another one has under the same names. */
final class Alike {

    private final Catalog from;
    private final Catalog to;
    private final Set<ObjectReference> alike;

    /** @param alike both catalogs have them, and mean the same by them */
    private Alike(Catalog from, Catalog to, Set<ObjectReference> alike) {
        this.from = from;
        this.to = to;
        this.alike = alike;
    }

    static Catalog of(Catalog from, Catalog to, Set<ObjectReference> alike) {
        return alike.isEmpty() ? to : new Alike(from, to, withImages(from, to, alike)).catalog();
    }

    /** A column's image in partitions and child tables prints as the column does. */
    private static Set<ObjectReference> withImages(Catalog from, Catalog to, Set<ObjectReference> alike) {
        Set<ObjectReference> all = new HashSet<>(alike);
        boolean found = true;
        while (found) {
            found = false;
            for (Column column : to.all(Column.class)) {
                boolean image = !column.local()
                        && !all.contains(column.reference())
                        && from.objects().containsKey(column.reference())
                        && to.table(column.table()).stream()
                                .flatMap(table -> table.parents().stream())
                                .anyMatch(parent -> all.contains(ObjectReference.column(parent, column.name())));
                if (image) {
                    found = all.add(column.reference());
                }
            }
        }
        return all;
    }

    private Catalog catalog() {
        List<CatalogObject> objects = new ArrayList<>();
        for (CatalogObject object : to.objects().values()) {
            if (object instanceof Table table) {
                objects.add(table(table));
            } else if (!(object instanceof Column) && !(object instanceof Constraint)) {
                objects.add(alike(object));
            }
        }
        SortedMap<ObjectReference, Access> access = new TreeMap<>();
        to.objects().keySet().forEach(reference -> access.put(reference, to.access(reference)));
        return Catalog.of(objects, to.notCompared(), to.dependencies())
                .in(access, to.defaultPrivileges().values())
                .withAttachments(to.attachments());
    }

    private Table table(Table table) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(alike(column).at(column.position()));
        }
        List<Constraint> constraints =
                table.constraints().stream().map(this::alike).toList();
        return alike(table).with(columns, constraints);
    }

    @SuppressWarnings("unchecked")
    private <T extends CatalogObject> T alike(T object) {
        if (!alike.contains(object.reference())) {
            return object;
        }
        return (T) from.find(object.reference())
                .filter(other -> other.getClass().equals(object.getClass()))
                .orElse(object);
    }
}
