package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.DefaultPrivileges;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What is compared on request: privileges, owners, tablespaces and the order of columns. */
record EnvironmentDiff(Catalog from, Catalog to, ComparedAspects aspects) {

    /** Adds to the changes that the schema itself gives. */
    void addTo(SortedMap<ObjectReference, Change> changes) {
        from.objects().forEach((reference, before) -> {
            CatalogObject after = to.objects().get(reference);
            Access access = from.access(reference);
            Access accessAfter = to.access(reference);
            if (after != null && !access.equals(accessAfter)) {
                add(before, after, SchemaDiff.properties(properties(access), properties(accessAfter)), changes);
            }
        });
        if (aspects.columnOrder()) {
            for (ColumnOrderNote note : SchemaDiff.columnOrderNotes(from, to)) {
                ObjectReference table = ObjectReference.table(note.table());
                CatalogObject before = from.objects().get(table);
                CatalogObject after = to.objects().get(table);
                if (before != null && after != null) {
                    add(
                            before,
                            after,
                            List.of(new PropertyChange(
                                    PropertyChange.COLUMN_ORDER, list(note.from()), list(note.to()))),
                            changes);
                }
            }
        }
        if (aspects.privileges()) {
            addDefaultPrivileges(changes);
        }
    }

    private void addDefaultPrivileges(SortedMap<ObjectReference, Change> changes) {
        for (DefaultPrivileges before : from.defaultPrivileges().values()) {
            DefaultPrivileges after = to.defaultPrivileges().get(before.reference());
            if (after == null) {
                changes.put(before.reference(), new Change.Dropped(before, List.of()));
            } else {
                add(before, after, SchemaDiff.properties(before.properties(), after.properties()), changes);
            }
        }
        to.defaultPrivileges().forEach((reference, after) -> {
            if (!from.defaultPrivileges().containsKey(reference)) {
                changes.put(reference, new Change.Created(after, List.of()));
            }
        });
    }

    private static void add(
            CatalogObject before,
            CatalogObject after,
            List<PropertyChange> more,
            SortedMap<ObjectReference, Change> changes) {
        if (more.isEmpty()) {
            return;
        }
        List<PropertyChange> all = new ArrayList<>();
        if (changes.get(before.reference()) instanceof Change.Altered altered) {
            all.addAll(altered.properties());
        }
        all.addAll(more);
        changes.put(before.reference(), new Change.Altered(before, after, all));
    }

    private Map<String, String> properties(Access access) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (aspects.owners()) {
            access.owner().ifPresent(owner -> properties.put("owner", owner.display()));
        }
        if (aspects.tablespaces()) {
            access.tablespace().ifPresent(tablespace -> properties.put("tablespace", tablespace.display()));
        }
        if (aspects.privileges() && !access.privileges().isEmpty()) {
            properties.put("privileges", access.privileges());
        }
        return properties;
    }

    private static String list(List<Identifier> names) {
        return String.join(", ", names.stream().map(Identifier::display).toList());
    }
}
