package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two catalogs.
 *
 * <p>A name is an identity: an object with another name is one dropped and one created. What comes or goes with its table
 * is folded into that one change; what a parent table hands down to its partitions and children is told once, of the
 * parent.
 */
public final class SchemaDiff {

    private SchemaDiff() {}

    /** All changes that lead from one catalog to the other, sorted by object; empty if nothing that is compared differs. */
    public static List<Change> between(Catalog from, Catalog to) {
        return between(from, to, ComparedAspects.NONE);
    }

    /** As {@link #between(Catalog, Catalog)}, with what is compared on request. */
    public static List<Change> between(Catalog from, Catalog to, ComparedAspects aspects) {
        SortedMap<ObjectReference, Change> changes = new TreeMap<>();
        Folding dropped = new Folding(from, missing(from, to));
        Folding created = new Folding(to, missing(to, from));
        dropped.roots().forEach((object, parts) -> changes.put(object.reference(), new Change.Dropped(object, parts)));
        created.roots().forEach((object, parts) -> changes.put(object.reference(), new Change.Created(object, parts)));
        alterations(from, to).forEach(altered -> changes.put(altered.reference(), altered));
        new EnvironmentDiff(from, to, aspects).addTo(changes);
        return List.copyOf(changes.values());
    }

    /** Tables whose common columns stand in another order, sorted by name. */
    public static List<ColumnOrderNote> columnOrderNotes(Catalog from, Catalog to) {
        List<ColumnOrderNote> notes = new ArrayList<>();
        for (Table before : from.tables()) {
            Optional<Table> after = to.table(before.name());
            if (after.isEmpty()) {
                continue;
            }
            List<Identifier> first = commonColumns(before, after.get());
            List<Identifier> second = commonColumns(after.get(), before);
            if (!first.equals(second)) {
                notes.add(new ColumnOrderNote(before.name(), first, second));
            }
        }
        return List.copyOf(notes);
    }

    private static List<Identifier> commonColumns(Table of, Table with) {
        return of.columns().stream()
                .map(Column::name)
                .filter(name -> with.column(name).isPresent())
                .toList();
    }

    private static SortedSet<ObjectReference> missing(Catalog from, Catalog in) {
        SortedSet<ObjectReference> references = new TreeSet<>();
        for (ObjectReference reference : from.objects().keySet()) {
            if (!in.objects().containsKey(reference)) {
                references.add(reference);
            }
        }
        return references;
    }

    private static List<Change.Altered> alterations(Catalog from, Catalog to) {
        SortedMap<ObjectReference, List<PropertyChange>> differences = new TreeMap<>();
        from.objects().forEach((reference, before) -> {
            CatalogObject after = to.objects().get(reference);
            if (after != null && !after.equals(before)) {
                List<PropertyChange> properties = properties(before.properties(), after.properties());
                if (!properties.isEmpty()) {
                    differences.put(reference, properties);
                }
            }
        });
        List<Change.Altered> altered = new ArrayList<>();
        differences.forEach((reference, properties) -> {
            CatalogObject before = from.objects().get(reference);
            CatalogObject after = to.objects().get(reference);
            if (before == null || after == null) {
                throw new IllegalStateException("compared without being there: " + reference);
            }
            List<PropertyChange> own = properties.stream()
                    .filter(property -> !handedDown(property, after, to, differences))
                    .toList();
            if (!own.isEmpty()) {
                altered.add(new Change.Altered(before, after, own));
            }
        });
        return altered;
    }

    static List<PropertyChange> properties(Map<String, String> before, Map<String, String> after) {
        List<PropertyChange> changes = new ArrayList<>();
        before.forEach((property, value) -> {
            String now = after.getOrDefault(property, PropertyChange.NONE);
            if (!value.equals(now)) {
                changes.add(new PropertyChange(property, value, now));
            }
        });
        after.forEach((property, value) -> {
            if (!before.containsKey(property)) {
                changes.add(new PropertyChange(property, PropertyChange.NONE, value));
            }
        });
        return changes;
    }

    private static boolean handedDown(
            PropertyChange property,
            CatalogObject object,
            Catalog catalog,
            Map<ObjectReference, List<PropertyChange>> differences) {
        return object instanceof Column column
                && Inheritance.originals(column, catalog)
                        .anyMatch(original ->
                                differences.getOrDefault(original, List.of()).contains(property));
    }
}
