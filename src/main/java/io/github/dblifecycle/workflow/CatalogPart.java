package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of a catalog that some objects need in order to be there. A table comes with all of its columns, but only with
 * those constraints that are asked for or needed: over foreign keys one would soon have every table.
 */
final class CatalogPart {

    private final Catalog whole;
    private final Map<ObjectReference, List<ObjectReference>> needs = new HashMap<>();
    private final Set<ObjectReference> needed = new HashSet<>();
    private final Deque<ObjectReference> open = new ArrayDeque<>();

    private CatalogPart(Catalog whole) {
        this.whole = whole;
        for (Dependency dependency : whole.dependencies()) {
            needs.computeIfAbsent(dependency.dependent(), none -> new ArrayList<>())
                    .add(dependency.on());
        }
    }

    /** @param wanted those that the catalog does not have are passed over */
    static Catalog of(Catalog whole, Collection<ObjectReference> wanted) {
        CatalogPart part = new CatalogPart(whole);
        wanted.forEach(part::add);
        part.close();
        return part.catalog();
    }

    private void add(ObjectReference reference) {
        if (whole.objects().containsKey(reference) && needed.add(reference)) {
            open.add(reference);
        }
    }

    private void close() {
        while (!open.isEmpty()) {
            ObjectReference reference = open.remove();
            reference.schema().ifPresent(schema -> add(ObjectReference.inDatabase(ObjectKind.SCHEMA, schema)));
            needs.getOrDefault(reference, List.of()).forEach(this::add);
            CatalogObject object = whole.objects().get(reference);
            if (object != null) {
                object.partOf().ifPresent(this::add);
            }
            if (object instanceof Table table) {
                table.columns().forEach(column -> add(column.reference()));
                table.parents().forEach(parent -> add(ObjectReference.table(parent)));
                Stream.concat(table.clusteredOn().stream(), table.replicaIdentity().index().stream())
                        .forEach(index -> addIndex(table, index));
            }
        }
    }

    private void addIndex(Table table, Identifier index) {
        add(ObjectReference.inSchema(
                ObjectKind.INDEX, new QualifiedName(table.name().schema(), index)));
        add(ObjectReference.onRelation(ObjectKind.CONSTRAINT, table.name(), index));
    }

    private Catalog catalog() {
        List<CatalogObject> objects = new ArrayList<>();
        for (CatalogObject object : whole.objects().values()) {
            if (!needed.contains(object.reference()) || object instanceof Column || object instanceof Constraint) {
                continue;
            }
            objects.add(
                    object instanceof Table table
                            ? table.with(
                                    table.columns(),
                                    table.constraints().stream()
                                            .filter(constraint -> needed.contains(constraint.reference()))
                                            .toList())
                            : object);
        }
        List<Dependency> dependencies = whole.dependencies().stream()
                .filter(dependency -> needed.contains(dependency.dependent()) && needed.contains(dependency.on()))
                .toList();
        return Catalog.of(objects, List.of(), dependencies);
    }
}
